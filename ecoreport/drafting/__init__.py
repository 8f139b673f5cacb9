"""From an issued plan document to the draft of a programme, with the origin of each field and a list of doubts."""
