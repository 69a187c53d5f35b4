"""What is shown: dataclasses into lists, pages, sentences and JSON; decides nothing."""
