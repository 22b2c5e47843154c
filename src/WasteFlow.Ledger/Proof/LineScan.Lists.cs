using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Proof;

/// <summary>The lists that a line has: lots, moves and allowances.</summary>
internal sealed partial class LineScan
{
    [ThreadStatic]
    private static List<ScannedMove>? moving;

    [ThreadStatic]
    private static List<ScannedLot>? born;

    [ThreadStatic]
    private static List<AllowanceMove>? taking;

    private bool Lots(ref Cursor c, out ScannedLot[] lots)
    {
        lots = [];
        var found = born ??= [];
        found.Clear();
        if (!c.Is(",\"lots\":["u8))
        {
            return false;
        }

        for (var first = true; !c.Is("]"u8); first = false)
        {
            if (!((first || c.Is(","u8)) && c.Is("{\"lot\":"u8) && c.Text(out var id) && TryLot(id, out var lot)
                && c.Is(",\"code\":"u8) && c.Text(words, out var code) && c.Is(",\"stream\":"u8) && c.Text(words, out var stream)
                && c.Is(",\"holder\":"u8) && c.Text(words, out var holder) && c.Is(",\"place\":"u8) && c.Text(words, out var place)
                && c.Is(",\"since\":"u8) && c.Text(words, out var since) && since.Length == 10))
            {
                return false;
            }

            string? manifest = null;
            var (item, moisture) = (0L, 0L);
            var fits = (!c.Is(",\"origin\":"u8) || c.Text(out _)) && (!c.Is(",\"manifest\":"u8) || c.Text(words, out manifest));
            var hasItem = fits && c.Is(",\"item\":"u8);
            fits = fits && (!hasItem || c.Whole(out item));
            var hasMoisture = fits && c.Is(",\"moisturePerMille\":"u8);
            if (!fits || (hasMoisture && !c.Whole(out moisture)) || !c.Is("}"u8))
            {
                return false;
            }

            found.Add(new(lot, code, stream, holder, place, since, manifest, hasItem ? (int)item : null, hasMoisture ? (int)moisture : null));
        }

        lots = [.. found];
        return true;
    }

    private bool Moves(ref Cursor c, out ScannedMove[] moves)
    {
        moves = [];
        var found = moving ??= [];
        found.Clear();
        if (!c.Is(",\"moves\":["u8))
        {
            return false;
        }

        for (var first = true; !c.Is("]"u8); first = false)
        {
            if (!((first || c.Is(","u8)) && c.Is("{\"from\":"u8) && End(ref c, out var from, out var fromAccount)
                && c.Is(",\"to\":"u8) && End(ref c, out var to, out var toAccount) && c.Is(",\"grams\":"u8) && c.Whole(out var grams)
                && (!c.Is(",\"class\":"u8) || c.Text(out _)) && (!c.Is(",\"stream\":"u8) || c.Text(out _))
                && (!c.Is(",\"code\":"u8) || c.Text(out _)) && c.Is("}"u8)))
            {
                return false;
            }

            found.Add(new(from, to, fromAccount, toAccount, grams));
        }

        moves = [.. found];
        return true;
    }

    private bool End(ref Cursor c, out LotId lot, out string account)
    {
        (lot, account) = (default, "");
        if (!c.Text(out var text))
        {
            return false;
        }

        if (!TryLot(text, out lot))
        {
            account = words.Of(text);
            return !LotId.TryRead(account, out _);
        }

        return true;
    }

    private bool Allowances(ref Cursor c, out AllowanceMove[] moves)
    {
        moves = [];
        var found = taking ??= [];
        found.Clear();
        if (!c.Is(",\"allowances\":["u8))
        {
            return false;
        }

        for (var first = true; !c.Is("]"u8); first = false)
        {
            if (!((first || c.Is(","u8)) && c.Is("{\"allowance\":"u8) && c.Text(words, out var allowance)
                && c.Is(",\"granted\":"u8) && c.Whole(out var granted) && c.Is(",\"pending\":"u8) && c.Whole(out var pending)
                && c.Is(",\"posted\":"u8) && c.Whole(out var posted)))
            {
                return false;
            }

            string? unit = null;
            var fits = !c.Is(",\"unit\":"u8) || c.Text(words, out unit);
            var item = 0L;
            var hasItem = fits && c.Is(",\"item\":"u8);
            if (!fits || (hasItem && !c.Whole(out item)) || !c.Is("}"u8))
            {
                return false;
            }

            found.Add(new(allowance, granted, pending, posted, unit, hasItem ? (int)item : null));
        }

        moves = [.. found];
        return true;
    }
}
