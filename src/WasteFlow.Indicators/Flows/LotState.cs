using System.Text.Json.Serialization;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>A lot as figures see it; it stays when it is empty, since its root lives on in other lots. Its mass stands in its history.</summary>
public sealed record LotState(
    string Stream, WasteCode Code, SiteId Holder, string Place, LocalDate Since, SiteId? Origin, ManifestNumber? Manifest, int? Item)
{
    /// <summary>How mass first came into this lot; null where it only came from other lots.</summary>
    public RootState? Root { get; set; }

    /// <summary>As what its holder accepted it; null until a receipt or another lot said so.</summary>
    public Acceptance? Accepted { get; set; }

    /// <summary>The method of its manifest's item when it was received; null where it was not.</summary>
    public string? ReceivedFor { get; set; }

    /// <summary>Soil and other foreign matter in it as its receipt found them (含杂率), 0 to 1000; 0 where nobody found out.</summary>
    public int ImpurityPerMille { get; set; }

    public static LotState Of(LotBorn born) => new(
        born.Stream, born.Code, born.Holder, born.Place, born.Since, born.Origin, born.Manifest, born.Item);

    /// <summary>As the line that made it, or told it last, has it; without its moisture, which no figure asks.</summary>
    public LotBorn Born(LotId lot) => new(lot, Code, Stream, Holder, Place, Since, Origin, Manifest, Item);

    /// <summary>The same lot after a line has said anew what it is.</summary>
    public LotState As(LotBorn born) => Of(born) with
    {
        Root = Root,
        Accepted = Accepted,
        ReceivedFor = ReceivedFor,
        ImpurityPerMille = ImpurityPerMille,
        Origin = born.Origin ?? Origin,
        Manifest = born.Manifest ?? Manifest,
        Item = born.Item ?? Item,
    };

    /// <summary>Whether a line would tell of both the same.</summary>
    internal bool IsBornAs(LotState other) => Since == other.Since && Item == other.Item && Place == other.Place && Holder == other.Holder && Stream == other.Stream
        && Code == other.Code && Origin == other.Origin && Manifest == other.Manifest;

    public bool InStorage => Place.Equals(Places.Storage, StringComparison.Ordinal);
}

/// <summary>The outcome that a manifest's item goes to, as its final receiver accepted it.</summary>
/// <param name="Outcome">A class of <see cref="Contracts.Classes"/>; empty where nobody accepted it for good.</param>
/// <param name="Method">Of the item.</param>
public sealed record Acceptance(string Outcome, string Method)
{
    public static readonly Acceptance None = new("", "");

    [JsonIgnore]
    public bool IsThere => Outcome.Length > 0;
}

/// <summary>What figures ask of a root.</summary>
/// <param name="Group">See <see cref="RootGroups"/>.</param>
/// <param name="Producer">The site whose waste it counts as.</param>
/// <param name="CameOf">For a residue: the utilised waste it came of; null for all else.</param>
public sealed record RootState(string Group, SiteId Producer, LocalDate Since, IReadOnlyList<SourceShare>? CameOf = null)
{
    public static RootState Of(string account, LotState lot) => new(
        account switch
        {
            Accounts.Treatment => RootGroups.Residue,
            Accounts.BroughtIn => RootGroups.Outside,
            _ => RootGroups.Primary,
        },
        lot.Origin ?? lot.Holder,
        lot.Since);
}

/// <summary>So many grams of a producer's waste went into the treatment that a residue came of.</summary>
public sealed record SourceShare(SiteId Producer, string Group, string Stream, WasteCode Code, long Grams);

/// <summary>What the fold keeps of a manifest.</summary>
/// <param name="Items">In order, from item 1.</param>
/// <param name="Receiver">Whom it goes to by now.</param>
/// <param name="Lines">Its lines, in order.</param>
public sealed record ManifestState(SiteId Mover, IReadOnlyList<ItemState> Items, SiteId? Receiver = null, IReadOnlyList<long>? Lines = null) : IPacked<ManifestState>, IPackedAtRest
{
    public static ManifestState Unpack(PackReader from)
    {
        var mover = new SiteId(from.Word());
        var items = new ItemState[from.Count()];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = new(new(from.Word()), from.Word(), SiteOf(from));
        }

        var receiver = SiteOf(from);
        var lines = new long[from.Count()];
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = from.Number() + (i > 0 ? lines[i - 1] : 0);
        }

        return new(mover, items, receiver, lines);
    }

    public void Pack(PackWriter to)
    {
        to.Word(Mover.Text);
        to.Number(Items.Count);
        foreach (var item in Items)
        {
            to.Word(item.Code.Text);
            to.Word(item.Method);
            to.Word(item.Origin?.Text);
        }

        to.Word(Receiver?.Text);
        to.Number(Lines?.Count ?? 0);
        var before = 0L;
        foreach (var line in Lines ?? [])
        {
            to.Number(line - before);
            before = line;
        }
    }

    public static ManifestState Of(FileManifest filing)
    {
        var items = new ItemState[filing.Items.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = new(filing.Items[i].Code, filing.Items[i].Method, filing.Items[i].Origin);
        }

        return new(filing.Mover, items, filing.Receiver);
    }

    /// <summary>With one line more.</summary>
    public ManifestState With(long line)
    {
        var all = new long[(Lines?.Count ?? 0) + 1];
        for (var i = 0; i < all.Length - 1; i++)
        {
            all[i] = Lines![i];
        }

        all[^1] = line;
        return this with { Lines = all };
    }

    /// <summary>The item a receipt is of; where the lot does not say, the first of its code and origin.</summary>
    public ItemState? ItemOf(int? item, WasteCode code, SiteId? origin) =>
        item is { } number && number >= 1 && number <= Items.Count ? Items[number - 1]
        : Items.FirstOrDefault(i => i.Code == code && (i.Origin ?? Mover) == (origin ?? Mover)) ?? Items.FirstOrDefault(i => i.Code == code);

    /// <summary>Whether the load left this producer by the manifest, and not a collector behind it.</summary>
    public bool Leaves(SiteId producer) => producer == Mover || Items.Any(i => i.Origin == producer);

    private static SiteId? SiteOf(PackReader from) => from.WordOrNull() is { } site ? new(site) : null;
}

/// <summary>One item: its code, the method it goes to, and whose it is where that is not the mover's.</summary>
public sealed record ItemState(WasteCode Code, string Method, SiteId? Origin);
