// Tests of the built programs from outside.
