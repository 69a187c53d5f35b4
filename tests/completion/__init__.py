"""The tab key: what is offered, and what bash, zsh and fish make of it."""
