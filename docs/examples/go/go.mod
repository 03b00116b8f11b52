module example.org/users

go 1.19
