"""From an issued plan document to a draft of the programme."""
