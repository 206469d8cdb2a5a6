"""look_calendar.py FILE: what python3-icalendar finds in a calendar, a line an event; and whether the bytes are as RFC 5545 has
them."""
import sys

import icalendar


def check_bytes(content):
    assert content.endswith(b'\r\n') and content.count(b'\n') == content.count(b'\r\n') == content.count(b'\r')
    for line in content.split(b'\r\n'):
        assert len(line) <= 75, line
        line.decode()  # fails on a letter that was cut
    for word in (b'TZID', b'VTIMEZONE', b'VTODO', b'\r\nURL', b'VALARM'):
        assert word not in content, word


def day(event, key):
    value = event.get(key)
    if value is None:
        return '-'
    assert value.params.get('VALUE') == 'DATE' and not hasattr(value.dt, 'hour')
    return value.dt.isoformat()


def look(event):
    rule = event.get('rrule')
    assert event['transp'] == 'TRANSPARENT'
    return ' | '.join((event['uid'], day(event, 'dtstart'), day(event, 'dtend'), event['summary'], event['status'],
                       event['categories'].to_ical().decode(), rule.to_ical().decode() if rule else '-', day(event, 'recurrence-id'),
                       event['dtstamp'].to_ical().decode(), str(event['sequence'])))


def main():
    with open(sys.argv[1], 'rb') as file:
        content = file.read()
    check_bytes(content)
    calendar = icalendar.Calendar.from_ical(content)
    print('calendar', calendar['x-wr-calname'], calendar['version'])
    for event in calendar.walk('VEVENT'):
        print(look(event))
    if len(sys.argv) > 2:
        print([str(event['description']) for event in calendar.walk('VEVENT') if event['uid'].startswith(sys.argv[2])][0])


main()
