"""Makes a Python that starts with this folder on its path believe in another day and order.

It is put on the path of builds that are to be compared with one of here and now.
"""

import datetime
import os
import time

LATER = 400 * 24 * 3600
now, localtime, gmtime, strftime, ctime = (
    time.time,
    time.localtime,
    time.gmtime,
    time.strftime,
    time.ctime,
)


def later(seconds=None):
    return now() + LATER if seconds is None else seconds


time.time = later
time.time_ns = lambda: int(later() * 1e9)
time.localtime = lambda seconds=None: localtime(later(seconds))
time.gmtime = lambda seconds=None: gmtime(later(seconds))
time.strftime = lambda form, moment=None: strftime(form, moment or time.localtime())
time.ctime = lambda seconds=None: ctime(later(seconds))


class Datetime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(later(), tz)

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.UTC).replace(tzinfo=None)

    @classmethod
    def today(cls):
        return cls.now()


class Date(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(later())


datetime.datetime, datetime.date = Datetime, Date

listdir, scandir = os.listdir, os.scandir


class Backwards:
    """A folder's entries in the order of their names, the last first."""

    def __init__(self, path="."):
        with scandir(path) as entries:
            self.entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.entries)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.entries = iter(())


os.listdir = lambda path=".": sorted(listdir(path), reverse=True)
os.scandir = Backwards
