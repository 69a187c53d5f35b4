"""The words: what people say, as data, a TOML file each."""
