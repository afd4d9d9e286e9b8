import sys, pytest; sys.exit(pytest.main(sys.argv[1:]))
