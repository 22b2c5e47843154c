using System.Collections.Frozen;
using WasteFlow.Contracts;
using WasteFlow.Contracts.Forms;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Proof;

/// <summary>Reads a line from its bytes, hashes it and judges its form. It knows nothing of other lines, so many can be read at a time.</summary>
internal sealed partial class LineScan
{
    /// <summary>The acts that the reckoning reads whole.</summary>
    private static readonly FrozenSet<Type> Read = new[]
    {
        typeof(RegisterEnterprise), typeof(RegisterSite), typeof(FileManifest), typeof(PickUpWaste), typeof(HandOverWaste), typeof(ReceiveWaste),
        typeof(DivertWaste), typeof(SettleDiscrepancy), typeof(MeterWaste), typeof(AgreeToDiscrepancy), typeof(ContestDiscrepancy), typeof(ProposeCorrection),
        typeof(ConsentToCorrection), typeof(RefuseCorrection), typeof(WithdrawCorrection), typeof(LapseCorrection), typeof(TakeBackAct),
        typeof(GrantPermit), typeof(GrantApproval), typeof(FileManagementPlan),
    }.ToFrozenSet();

    private static readonly FrozenDictionary<string, Kind> Kinds =
        Acts.All.ToFrozenDictionary(static a => a.Key, static a => new Kind(a.Value, Shape.Of(a.Value), Read.Contains(a.Value) ? Form.Of(a.Value) : null), StringComparer.Ordinal);

    private static readonly Shape By = Shape.Of(typeof(Actor));
    private static readonly Shape Time = Shape.Of(typeof(NodaTime.Instant));
    private static readonly Shape Placed = Shape.Of(typeof(IReadOnlyList<ContainerPlace>));
    private static readonly Shape Claimed = Shape.Of(typeof(IReadOnlyList<string>));
    private static readonly Shape Notes = Shape.Of(typeof(IReadOnlyList<Note>));

    private readonly Words words = new();

    public Scanned Scan(ReadOnlySpan<byte> bytes)
    {
        var hash = LineHash.Of(bytes);
        var cursor = new Cursor(bytes);
        return Quick(ref cursor, hash) ?? Slow(bytes, hash);
    }

    /// <summary>Reads <c>L12-1</c>, and only what would be written so.</summary>
    public static bool TryLot(ReadOnlySpan<byte> text, out LotId lot)
    {
        lot = default;
        if (text is not [(byte)'L', >= (byte)'1' and <= (byte)'9', ..])
        {
            return false;
        }

        var (line, number, at) = (0L, 0L, 1);
        for (; at < text.Length && at < 18 && char.IsAsciiDigit((char)text[at]); at++)
        {
            line = line * 10 + (text[at] - '0');
        }

        if (at >= text.Length - 1 || text[at] != '-' || text.Length - at > 10 || (text[at + 1] == '0' && text.Length - at > 2))
        {
            return false;
        }

        for (at++; at < text.Length; at++)
        {
            if (!char.IsAsciiDigit((char)text[at]))
            {
                return false;
            }

            number = number * 10 + (text[at] - '0');
        }

        lot = new(line, (int)number);
        return true;
    }

    /// <summary>The line where its form is beyond doubt; else null.</summary>
    private Scanned? Quick(ref Cursor c, LineHash hash)
    {
        if (!(c.Is("{\"number\":"u8) && c.Whole(out var number)
            && c.Is(",\"prev\":"u8) && c.Text(out var prev)
            && c.Is(",\"act\":"u8) && c.Text(words, out var act) && Kinds.TryGetValue(act, out var kind) && c.Is(",\"said\":"u8)))
        {
            return null;
        }

        // A line that changes the law is read whole; there are few of them.
        if (kind.Type == typeof(AdoptTable) || kind.Type == typeof(ChangeRule))
        {
            return null;
        }

        var start = c.At;
        object? asked = null;
        if (kind.Form is { } form ? !c.Read(form, out asked) : !kind.Shape.Fits(ref c))
        {
            return null;
        }

        var said = c.From(start);
        if (!(c.Is(",\"by\":"u8) && By.Fits(ref c) && c.Is(",\"room\":"u8) && c.Text(out _) && c.Is(",\"recordedAt\":"u8)))
        {
            return null;
        }

        start = c.At;
        if (!(Time.Fits(ref c)))
        {
            return null;
        }

        var time = c.From(start);
        if (!(Lots(ref c, out var lots) && Moves(ref c, out var moves)))
        {
            return null;
        }

        ManifestNumber? manifest = null;
        var state = "";
        if (c.Is(",\"manifest\":{\"number\":"u8))
        {
            if (!(c.Text(words, out var name) && c.Is(",\"state\":"u8) && c.Text(words, out state) && c.Is("}"u8))
                || !ManifestNumber.TryRead(name, out var found))
            {
                return null;
            }

            manifest = found;
        }

        if (!(Allowances(ref c, out var allowances) && c.Is(",\"notes\":"u8) && Notes.Fits(ref c)
            && Containers(ref c, out var containers) && Claims(ref c, out var claims) && c.Is("}"u8) && c.AtEnd))
        {
            return null;
        }

        return new()
        {
            HappenedAt = manifest is null ? default : (asked as IAct)?.HappenedAt ?? Happened(said),
            Canonical = true, Number = number, Prev = LineHash.Read(prev), Hash = hash, Act = act, Lots = lots, Moves = moves, Manifest = manifest, State = state,
            Allowances = allowances, At = Milliseconds(time[1..^1]),
            Containers = containers, Claims = claims, Said = (IAct?)asked,
        };
    }

    /// <summary>Every act's canonical form begins with its id and its time, both of one length.</summary>
    private static NodaTime.Instant Happened(ReadOnlySpan<byte> said)
    {
        const int At = 62;
        const int Length = 24;
        return NodaTime.Instant.FromUnixTimeMilliseconds(Milliseconds(said.Slice(At, Length)));
    }

    /// <summary><c>2025-03-03T00:00:00.000Z</c>, known to be a time.</summary>
    private static long Milliseconds(ReadOnlySpan<byte> time)
    {
        static int Two(ReadOnlySpan<byte> t, int at) => (t[at] - '0') * 10 + t[at + 1] - '0';
        var day = new DateTime(Two(time, 0) * 100 + Two(time, 2), Two(time, 5), Two(time, 8), Two(time, 11), Two(time, 14), Two(time, 17), DateTimeKind.Utc);
        return (day.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond + (time[20] - '0') * 100 + Two(time, 21);
    }

    /// <param name="Form">Of an act that is read whole: what is read exactly is canonical.</param>
    private sealed record Kind(Type Type, Shape Shape, Form? Form);
}
