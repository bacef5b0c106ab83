"""What cannot be done as asked, for a reason that whoever asked can mend."""


class Refusal(Exception):
    """Its text is one sentence for a person: the command ends with it, as for a wrong option."""
