using NodaTime;
using NodaTime.Text;

namespace WasteFlow.Contracts.Forms;

/// <summary>Instants and days, digit by digit.</summary>
internal static partial class Leaves
{
    /// <summary><c>2025-03-01T08:00:00.000Z</c>.</summary>
    private sealed class OfInstant : Form<Instant>
    {
        private const int Length = 24;
        private static readonly Instant First = Instant.FromUtc(1, 1, 1, 0, 0);
        private static readonly Instant Last = Instant.FromUtc(9999, 12, 31, 23, 59);
        private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fff'Z'");

        public override void Write(WireWriter to, Instant value)
        {
            if (value < First || value > Last)
            {
                to.Text(Pattern.Format(value));
                return;
            }

            var time = DateTime.UnixEpoch.AddTicks(value.ToUnixTimeTicks());
            var text = to.Take(Length + 2);
            text[0] = text[^1] = (byte)'"';
            Digits.Date(text[1..], time.Year, time.Month, time.Day);
            text[11] = (byte)'T';
            Digits.Two(text[12..], time.Hour);
            text[14] = text[17] = (byte)':';
            Digits.Two(text[15..], time.Minute);
            Digits.Two(text[18..], time.Second);
            text[20] = (byte)'.';
            text[21] = (byte)('0' + time.Millisecond / 100);
            Digits.Two(text[22..], time.Millisecond % 100);
            text[24] = (byte)'Z';
        }

        public override bool TryRead(ref WireReader from, out Instant value)
        {
            value = default;
            if (!from.Text(out ReadOnlySpan<byte> text) || text.Length != Length || text[10] != 'T' || text[13] != ':' || text[16] != ':'
                || text[19] != '.' || text[23] != 'Z' || !Digits.Date(text, out var year, out var month, out var day)
                || !Digits.Two(text[11..], out var hour) || !Digits.Two(text[14..], out var minute) || !Digits.Two(text[17..], out var second)
                || !Digits.Two(text[20..], out var hundredths) || !char.IsAsciiDigit((char)text[22]) || hour > 23 || minute > 59 || second > 59)
            {
                return false;
            }

            var time = new DateTime(year, month, day, hour, minute, second, hundredths * 10 + (text[22] - '0'), DateTimeKind.Utc);
            value = Instant.FromUnixTimeTicks(time.Ticks - DateTime.UnixEpoch.Ticks);
            return true;
        }
    }

    private sealed class OfDate : Form<LocalDate>
    {
        private const int Length = 10;

        public override void Write(WireWriter to, LocalDate value)
        {
            if (value.Year is < 1 or > 9999 || value.Calendar != CalendarSystem.Iso)
            {
                to.Text(LocalDatePattern.Iso.Format(value));
                return;
            }

            var text = to.Take(Length + 2);
            text[0] = text[^1] = (byte)'"';
            Digits.Date(text[1..], value.Year, value.Month, value.Day);
        }

        public override bool TryRead(ref WireReader from, out LocalDate value)
        {
            value = default;
            if (!from.Text(out ReadOnlySpan<byte> text) || text.Length != Length || !Digits.Date(text, out var year, out var month, out var day))
            {
                return false;
            }

            value = new(year, month, day);
            return true;
        }
    }
}

/// <summary>Numbers of fixed length, as dates and times have them.</summary>
internal static class Digits
{
    public static void Two(Span<byte> to, int number) => (to[0], to[1]) = ((byte)('0' + number / 10), (byte)('0' + number % 10));

    public static bool Two(ReadOnlySpan<byte> from, out int number)
    {
        number = (from[0] - '0') * 10 + (from[1] - '0');
        return char.IsAsciiDigit((char)from[0]) && char.IsAsciiDigit((char)from[1]);
    }

    public static void Date(Span<byte> to, int year, int month, int day)
    {
        Two(to, year / 100);
        Two(to[2..], year % 100);
        to[4] = to[7] = (byte)'-';
        Two(to[5..], month);
        Two(to[8..], day);
    }

    /// <summary>A date of the years 1 to 9999 that is in the calendar.</summary>
    public static bool Date(ReadOnlySpan<byte> from, out int year, out int month, out int day)
    {
        var digits = Two(from, out var century) & Two(from[2..], out year) & Two(from[5..], out month) & Two(from[8..], out day);
        year += century * 100;
        return digits && from[4] == '-' && from[7] == '-' && year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }
}
