using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Proof;

/// <summary>What a line's bytes say, as far as the reckoning needs it, and their hash.</summary>
internal sealed class Scanned
{
    /// <summary>Nobody can read the bytes as a line.</summary>
    public bool NoLine { get; init; }

    public bool Canonical { get; init; }

    public long Number { get; init; }

    /// <summary>The hash that it names; null where that is none.</summary>
    public LineHash? Prev { get; init; }

    /// <summary>SHA-256 of the bytes as they are.</summary>
    public LineHash Hash { get; init; }

    public string Act { get; init; } = "";

    /// <summary>The time that the act claims, where it moves a manifest.</summary>
    public Instant HappenedAt { get; init; }

    public ScannedLot[] Lots { get; init; } = [];

    public ScannedMove[] Moves { get; init; } = [];

    public ManifestNumber? Manifest { get; init; }

    public string State { get; init; } = "";

    public AllowanceMove[] Allowances { get; init; } = [];

    public IReadOnlyList<ContainerPlace> Containers { get; init; } = [];

    /// <summary>Our clock at the door, in milliseconds since 1970.</summary>
    public long At { get; init; }

    public Corrected? Corrects { get; init; }

    /// <summary>The keys of what the line takes and no other line may take.</summary>
    public IReadOnlyList<string> Claims { get; init; } = [];

    /// <summary>The roles whose consent the line asks for.</summary>
    public IReadOnlyList<string> Awaits { get; init; } = [];

    /// <summary>The line itself, where it changes the law.</summary>
    public Line? Enacts { get; init; }

    /// <summary>The act itself, where the reckoning needs more of it than its postings.</summary>
    public IAct? Said { get; init; }
}

/// <summary>A lot as the line tells it.</summary>
internal readonly record struct ScannedLot(
    LotId Lot, string Code, string Stream, string Holder, string Place, string Since, string? Manifest, int? Item, int? Moisture);

/// <summary>A posting; an end that is an account has the lot of line 0.</summary>
internal readonly record struct ScannedMove(LotId From, LotId To, string FromAccount, string ToAccount, long Grams)
{
    public bool FromLot => From.Line > 0;

    public bool ToLot => To.Line > 0;

    public string FromText => FromLot ? From.ToString() : FromAccount;

    public string ToText => ToLot ? To.ToString() : ToAccount;

    public static ScannedMove Of(Move move)
    {
        var (from, to) = (LotId.TryRead(move.From, out var giver), LotId.TryRead(move.To, out var taker));
        return new(giver, taker, from ? "" : move.From, to ? "" : move.To, move.Grams);
    }
}
