using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Contracts.Forms;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// Reads lots, moves and what a manifest carries from a line's bytes, field by field in the order in which they are written: every line has some of them, and a
/// form that knows any record asks more often. What has another field, or one in another place, is not read here.
/// </summary>
internal static class MoveScan
{
    private static readonly Form<Instant> Times = (Form<Instant>)Form.Of(typeof(Instant));
    private static readonly Form<LocalDate> Days = (Form<LocalDate>)Form.Of(typeof(LocalDate));

    private delegate bool Read<T>(ref WireReader c, out T one);

    public static bool Lots(ref WireReader c, out IReadOnlyList<LotBorn> lots) => All(ref c, Lot, out lots);

    public static bool Moves(ref WireReader c, out IReadOnlyList<Move> moves) => All(ref c, Move, out moves);

    /// <summary>What figures ask of a filing, up to its end.</summary>
    public static bool Filing(ref WireReader c, out Instant at, out ManifestState? files)
    {
        files = null;
        if (!(Begins(ref c, out at) && c.Is(",\"mover\":"u8) && Site(ref c, out var mover) && c.Is(",\"carrier\":"u8) && c.Text(out ReadOnlySpan<byte> _)
            && c.Is(",\"receiver\":"u8) && Site(ref c, out var receiver) && c.Is(",\"stream\":"u8) && c.Text(out ReadOnlySpan<byte> _)
            && c.Is(",\"items\":"u8) && All<ItemState>(ref c, Item, out var items) && MassScan.SkipFrom(ref c, depth: 1)))
        {
            return false;
        }

        files = new(mover, items, receiver);
        return true;
    }

    /// <summary>The id and the time that an act begins with.</summary>
    public static bool Begins(ref WireReader c, out Instant at)
    {
        at = default;
        return c.Is("{\"actId\":"u8) && c.Text(out ReadOnlySpan<byte> _) && c.Is(",\"happenedAt\":"u8) && Times.TryRead(ref c, out at);
    }

    private static bool Lot(ref WireReader c, out LotBorn lot)
    {
        lot = null!;
        if (!(c.Is("{\"lot\":\"L"u8) && c.Whole(out var line) && line >= 0 && c.Is("-"u8) && c.Whole(out var number) && number is >= 0 and <= int.MaxValue
            && c.Is("\",\"code\":"u8) && Code(ref c, out var code) && c.Is(",\"stream\":"u8) && c.Text(out string stream)
            && c.Is(",\"holder\":"u8) && Site(ref c, out var holder) && c.Is(",\"place\":"u8) && c.Text(out string place)
            && c.Is(",\"since\":"u8) && Days.TryRead(ref c, out var since)))
        {
            return false;
        }

        var (origin, manifest, item, moisture) = ((SiteId?)null, (ManifestNumber?)null, 0L, 0L);
        if (c.Is(",\"origin\":"u8))
        {
            if (!Site(ref c, out var site))
            {
                return false;
            }

            origin = site;
        }

        if (c.Is(",\"manifest\":"u8))
        {
            if (!(c.Text(out string text) && ManifestNumber.TryRead(text, out var filed)))
            {
                return false;
            }

            manifest = filed;
        }

        var (hasItem, hasMoisture) = (c.Is(",\"item\":"u8) && c.Whole(out item), c.Is(",\"moisturePerMille\":"u8) && c.Whole(out moisture));
        lot = new(
            new(line, (int)number), code, stream, holder, place, since, origin, manifest, hasItem ? (int)item : null, hasMoisture ? (int)moisture : null);
        return item is >= int.MinValue and <= int.MaxValue && moisture is >= int.MinValue and <= int.MaxValue && c.Is("}"u8);
    }

    private static bool Move(ref WireReader c, out Move move)
    {
        move = null!;
        if (!(c.Is("{\"from\":"u8) && c.Text(out string from) && c.Is(",\"to\":"u8) && c.Text(out string to) && c.Is(",\"grams\":"u8) && c.Whole(out var grams)))
        {
            return false;
        }

        var (kind, stream, code, holder) = ((string?)null, (string?)null, (WasteCode?)null, (SiteId?)null);
        if (c.Is("}"u8))
        {
            move = new(from, to, grams);
            return true;
        }

        if (c.Is(",\"class\":"u8))
        {
            if (!c.Text(out string said))
            {
                return false;
            }

            kind = said;
        }

        if (c.Is(",\"stream\":"u8))
        {
            if (!c.Text(out string said))
            {
                return false;
            }

            stream = said;
        }

        if (c.Is(",\"code\":"u8))
        {
            if (!Code(ref c, out var said))
            {
                return false;
            }

            code = said;
        }

        if (c.Is(",\"holder\":"u8))
        {
            if (!Site(ref c, out var said))
            {
                return false;
            }

            holder = said;
        }

        move = new(from, to, grams, kind, stream, code, holder);
        return c.Is("}"u8);
    }

    private static bool Item(ref WireReader c, out ItemState item)
    {
        item = null!;
        if (!(c.Is("{\"code\":"u8) && Code(ref c, out var code) && c.Is(",\"quantity\":{"u8) && MassScan.SkipFrom(ref c, depth: 1)
            && c.Is(",\"method\":"u8) && c.Text(out string method) && (!c.Is(",\"lots\":["u8) || MassScan.SkipFrom(ref c, depth: 1))))
        {
            return false;
        }

        SiteId? origin = null;
        if (c.Is(",\"origin\":"u8))
        {
            if (!Site(ref c, out var site))
            {
                return false;
            }

            origin = site;
        }

        item = new(code, method, origin);
        return MassScan.SkipFrom(ref c, depth: 1);
    }

    private static bool Code(ref WireReader c, out WasteCode code)
    {
        code = default;
        return c.Text(out string text) && WasteCode.TryRead(text, out code);
    }

    private static bool Site(ref WireReader c, out SiteId site)
    {
        site = default;
        return c.Text(out string text) && SiteId.TryRead(text, out site);
    }

    private static bool All<T>(ref WireReader c, Read<T> read, out IReadOnlyList<T> all)
    {
        all = [];
        if (!c.Is("["u8))
        {
            return false;
        }

        if (c.Is("]"u8))
        {
            return true;
        }

        if (!read(ref c, out var first))
        {
            return false;
        }

        // Most lists have one element.
        if (c.Is("]"u8))
        {
            all = new[] { first };
            return true;
        }

        var found = new List<T> { first };
        while (c.Is(","u8))
        {
            if (!read(ref c, out var one))
            {
                return false;
            }

            found.Add(one);
        }

        all = found;
        return c.Is("]"u8);
    }
}
