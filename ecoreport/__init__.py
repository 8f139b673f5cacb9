"""ecoreport: from an issued plan to workbooks, judged answers and Word papers, offline."""
