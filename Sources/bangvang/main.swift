// The program for teachers, organizers and servers. Wiring comes with its commands.
