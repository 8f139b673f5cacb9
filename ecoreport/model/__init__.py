"""What a programme, a return and a judgement are, as frozen data; standard library only."""
