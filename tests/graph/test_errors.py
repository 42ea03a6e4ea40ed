"""The drawing at the head of the errors is what the classes are."""

import inspect

from graph import errors


def drawn():
    """Child -> parent, read from the drawing."""
    parents, path = {}, {}
    for line in errors.__doc__.splitlines():
        head = line.split("  ")[0] if not line.startswith((" ", "│")) else line
        name = head.strip("│├└─ ").split(" ")[0]
        if not hasattr(errors, name):
            continue
        depth = line.index(name) // 4
        path[depth] = name
        parents[name] = path.get(depth - 1)
    return parents


def test_the_drawing_shows_every_error_below_its_parent():
    classes = {name: one for name, one in vars(errors).items() if inspect.isclass(one)}
    assert drawn() == {
        name: None if one is errors.HommelError else one.__base__.__name__ for name, one in classes.items()
    }


def test_every_error_says_what_it_is():
    assert all(one.__doc__ for one in vars(errors).values() if inspect.isclass(one))
