using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Contracts.Forms;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What a line makes and moves, and its times.</summary>
internal static partial class MassScan
{
    private const int DayLength = 10;
    private const int TimeLength = 24;

    private static bool Lots(ref WireReader c, out LotBorn[] lots)
    {
        lots = [];
        if (!c.Is(",\"lots\":["u8))
        {
            return false;
        }

        if (c.Is("]"u8))
        {
            return true;
        }

        var all = made ??= [];
        all.Clear();
        do
        {
            if (!(c.Is("{\"lot\":"u8) && Lot(ref c, out var lot) && c.Is(",\"code\":"u8) && c.Text(out string code) && WasteCode.TryRead(code, out var waste)
                && c.Is(",\"stream\":"u8) && c.Text(out string stream) && c.Is(",\"holder\":"u8) && c.Text(out string holder) && SiteId.TryRead(holder, out var site)
                && c.Is(",\"place\":"u8) && c.Text(out string place) && c.Is(",\"since\":"u8) && c.Text(out ReadOnlySpan<byte> since) && Day(since, out var day)))
            {
                return false;
            }

            SiteId? origin = null;
            ManifestNumber? manifest = null;
            int? item = null, moisture = null;
            if ((c.Is(",\"origin\":"u8) && !Id(ref c, out origin)) || (c.Is(",\"manifest\":"u8) && !Id(ref c, out manifest))
                || (c.Is(",\"item\":"u8) && !Int(ref c, out item)) || (c.Is(",\"moisturePerMille\":"u8) && !Int(ref c, out moisture)) || !c.Is("}"u8))
            {
                return false;
            }

            all.Add(new(lot, waste, stream, site, place, day, origin, manifest, item, moisture));
        }
        while (c.Is(","u8));

        lots = [.. all];
        return c.Is("]"u8);
    }

    private static bool Moves(ref WireReader c, out Move[] moves)
    {
        moves = [];
        if (!c.Is(",\"moves\":["u8))
        {
            return false;
        }

        if (c.Is("]"u8))
        {
            return true;
        }

        var all = moved ??= [];
        all.Clear();
        do
        {
            string? outcome = null, stream = null;
            WasteCode? code = null;
            SiteId? holder = null;
            if (!(c.Is("{\"from\":"u8) && c.Text(out string from) && c.Is(",\"to\":"u8) && c.Text(out string to) && c.Is(",\"grams\":"u8) && c.Whole(out var grams))
                || (c.Is(",\"class\":"u8) && !c.Text(out outcome)) || (c.Is(",\"stream\":"u8) && !c.Text(out stream))
                || (c.Is(",\"code\":"u8) && !Id(ref c, out code)) || (c.Is(",\"holder\":"u8) && !Id(ref c, out holder)) || !c.Is("}"u8))
            {
                return false;
            }

            all.Add(new(from, to, grams, outcome, stream, code, holder));
        }
        while (c.Is(","u8));

        moves = [.. all];
        return c.Is("]"u8);
    }

    private static bool Lot(ref WireReader c, out LotId lot)
    {
        lot = default;
        return c.Text(out string text) && LotId.TryRead(text, out lot);
    }

    private static bool Id<T>(ref WireReader c, out T? id) where T : struct, ITextId<T>
    {
        id = c.Text(out string text) && T.TryRead(text, out var read) ? read : null;
        return id is not null;
    }

    private static bool Int(ref WireReader c, out int? value)
    {
        value = c.Whole(out var number) && number is >= int.MinValue and <= int.MaxValue ? (int)number : null;
        return value is not null;
    }

    /// <summary><c>2025-03-05T07:30:00.000Z</c>.</summary>
    private static bool Time(ReadOnlySpan<byte> text, out Instant time)
    {
        time = default;
        if (text.Length != TimeLength || !Day(text[..DayLength], out var day)
            || !(text[10] == 'T' && text[13] == ':' && text[16] == ':' && text[19] == '.' && text[23] == 'Z')
            || !(Number(text[11..13], out var hour) && Number(text[14..16], out var minute) && Number(text[17..19], out var second) && Number(text[20..23], out var milliseconds))
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        time = new LocalDateTime(day.Year, day.Month, day.Day, hour, minute, second, milliseconds).InUtc().ToInstant();
        return true;
    }

    private static bool Day(ReadOnlySpan<byte> text, out LocalDate day)
    {
        day = default;
        if (text.Length != DayLength || text[4] != '-' || text[7] != '-'
            || !(Number(text[..4], out var year) && Number(text[5..7], out var month) && Number(text[8..], out var date))
            || year < 1 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new(year, month, date);
        return true;
    }

    private static bool Number(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            number = number * 10 + digit - '0';
        }

        return true;
    }
}
