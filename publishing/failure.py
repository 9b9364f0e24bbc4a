"""What a command could not do, as a sentence for the person who asked."""


class Failure(Exception):
    """Its text says what went wrong and what to do; it is printed as it is, exit code 1."""
