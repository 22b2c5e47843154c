using System.Runtime.InteropServices;
using System.Text.Json;
using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// One accepted act: a numbered line of the journal (账行). Its canonical bytes are this record in the wire format; its hash is
/// the SHA-256 of those bytes, and <see cref="Prev"/> is the hash of the line before (64 zeros before the first).
/// </summary>
/// <param name="Number">1, 2, 3 … without a gap.</param>
/// <param name="Act">The act's name in kebab case, e.g. <c>pick-up-waste</c>; see <see cref="Acts"/>.</param>
/// <param name="Said">The act as it was asked, whole.</param>
/// <param name="RecordedAt">Our clock, in milliseconds, at the door the act came in by.</param>
/// <param name="Lots">The lots that this line makes or changes in kind.</param>
/// <param name="Moves">The postings: every move takes grams from one account and gives them to another, so a line balances by construction.</param>
/// <param name="Manifest">The state the manifest is in after this line.</param>
/// <param name="Allowances">Changes of allowance accounts, each in the unit of its account.</param>
/// <param name="Notes">Warnings the act carries.</param>
/// <param name="Containers">Where it leaves the containers (容器) it moves, by label; null where it moves none.</param>
/// <param name="Corrects">The earlier act that this line corrects or takes back; null for any other line.</param>
/// <param name="Claims">The keys of what it takes and no other line may take, see <see cref="Claim"/>; null where it takes none.</param>
public sealed record Line(
    long Number,
    string Prev,
    string Act,
    JsonElement Said,
    Actor By,
    string Room,
    Instant RecordedAt,
    IReadOnlyList<LotBorn> Lots,
    IReadOnlyList<Move> Moves,
    ManifestStep? Manifest,
    IReadOnlyList<AllowanceMove> Allowances,
    IReadOnlyList<Note> Notes,
    IReadOnlyList<ContainerPlace>? Containers = null,
    Corrected? Corrects = null,
    IReadOnlyList<string>? Claims = null)
{
    /// <summary>The act in its own type.</summary>
    public T As<T>() where T : class, IAct => Wire.Read<T>(JsonMarshal.GetRawUtf8Value(Said))!;

    /// <summary>The manifest that the line files, by an act of its own or with a meter's reading; null where it files none.</summary>
    public FileManifest? Filing() => Act switch
    {
        "file-manifest" => As<FileManifest>(),
        "meter-waste" => As<MeterWaste>().Filing(),
        _ => null,
    };

    /// <summary>Likewise what the line receives.</summary>
    public ReceiveWaste? Receipt() => Act switch
    {
        "receive-waste" => As<ReceiveWaste>(),
        "meter-waste" => As<MeterWaste>().Receipt(Manifest!.Number),
        _ => null,
    };

    /// <summary>The correcting line whose remainder the act is about; null where it is about none.</summary>
    public long? Difference() => Act switch
    {
        "settle-discrepancy" => As<SettleDiscrepancy>().Line,
        "agree-to-discrepancy" => As<AgreeToDiscrepancy>().Line,
        "contest-discrepancy" => As<ContestDiscrepancy>().Line,
        _ => null,
    };

    /// <summary>Whether the line changes the law: an edition that took effect, or a rule that was changed.</summary>
    public bool IsLaw() => Act switch
    {
        "change-rule" => true,
        "adopt-table" => Notes.Any(static n => n.Code == AdoptTable.InForce),
        _ => false,
    };

    /// <summary>The law with what the line changes of it.</summary>
    public Law Enact(Law law) => Act switch
    {
        "change-rule" => law.With(As<ChangeRule>().As(Number)),
        "adopt-table" when IsLaw() => law.With(As<AdoptTable>().As(Number)),
        _ => law,
    };

    /// <summary>When the act is claimed to have happened.</summary>
    public Instant HappenedAt() => Wire.TimeOf(Said.GetProperty("happenedAt"));
}

/// <summary>A lot as a line makes it. A move from an account that is no lot gives it a root of its own: itself.</summary>
/// <param name="Place">Where its mass stands: see <see cref="Places"/>.</param>
/// <param name="Since">The day its waste was generated, as far as known; age is counted from here.</param>
/// <param name="Origin">Whose waste the lot's own root counts as, where that is not the holder.</param>
/// <param name="Manifest">The manifest whose item it is, in transit or in discrepancy.</param>
/// <param name="Item">The item's number on that manifest, from 1.</param>
/// <param name="MoisturePerMille">Known water by mass.</param>
public sealed record LotBorn(
    LotId Lot,
    WasteCode Code,
    string Stream,
    SiteId Holder,
    string Place,
    LocalDate Since,
    SiteId? Origin = null,
    ManifestNumber? Manifest = null,
    int? Item = null,
    int? MoisturePerMille = null);

/// <summary>Where a lot's mass can stand.</summary>
public static class Places
{
    public const string Storage = "storage";
    public const string Transit = "transit";
    public const string Discrepancy = "discrepancy";
}

/// <summary>One posting pair: <paramref name="Grams"/> (above 0) leave <paramref name="From"/> and enter <paramref name="To"/>.</summary>
/// <param name="From">A lot's id, or an account of <see cref="Accounts"/>.</param>
/// <param name="To">Likewise.</param>
/// <param name="Class">For a move into <see cref="Accounts.Treatment"/>: the outcome class of (code, method).</param>
/// <param name="Stream">Only where neither end is a lot.</param>
/// <param name="Code">Only where neither end is a lot.</param>
/// <param name="Holder">Only where neither end is a lot: at whose site it stood, where that does not follow from the manifest.</param>
public sealed record Move(
    string From, string To, long Grams, string? Class = null, string? Stream = null, WasteCode? Code = null, SiteId? Holder = null);

/// <summary>
/// What a correcting line corrects. Its own moves post the difference, so that mass counts from this line on; whose the mass is, and what was
/// counted of it, is worked out again as if the corrected line had been <paramref name="Is"/> from the start.
/// </summary>
/// <param name="Line">The corrected line's number.</param>
/// <param name="Act">That line's act.</param>
/// <param name="Was">The act as it stood until now, earlier corrections included.</param>
/// <param name="Is">The act as it stands from now on; null where it was taken back.</param>
/// <param name="Leaves">What stays to be settled; null where nothing does.</param>
public sealed record Corrected(long Line, string Act, Edition Was, Edition? Is = null, Remainder? Leaves = null);

/// <summary>An act and its moves as a correction finds or leaves them.</summary>
public sealed record Edition(JsonElement Said, IReadOnlyList<Move> Moves);

/// <summary>The accounts that are no lots. A kind may follow after a colon (<c>loss:evaporation</c>).</summary>
public static class Accounts
{
    /// <summary>The producer's source: waste comes into being (产生).</summary>
    public const string Generated = "generated";

    /// <summary>Stock that was there before the first line (期初库存).</summary>
    public const string Opening = "opening";

    /// <summary>Came from outside the system (调入).</summary>
    public const string BroughtIn = "brought-in";

    /// <summary>Left for outside the system (调出).</summary>
    public const string SentOut = "sent-out";

    /// <summary>A stock-take found more (盘盈), or a load weighed above the store's record.</summary>
    public const string Gain = "gain";

    /// <summary>A stock-take found less (盘亏).</summary>
    public const string StorageLoss = "storage-loss";

    /// <summary>Differences of two scales within tolerance, or settled; signed.</summary>
    public const string Weighing = "weighing";

    /// <summary>A surplus at receipt that is not settled yet; signed.</summary>
    public const string Discrepancy = "discrepancy";

    /// <summary>Waste goes in with its class; products, residues and losses come out; zero after each treatment.</summary>
    public const string Treatment = "treatment";

    /// <summary>Added material, by kind: <c>addition:lime</c>.</summary>
    public const string Addition = "addition";

    /// <summary>What leaves as a product, by name: <c>product:aggregate</c>.</summary>
    public const string Product = "product";

    /// <summary>What stays for good where it was put: a landfill, a backfilled pit.</summary>
    public const string Emplaced = "emplaced";

    /// <summary>Process losses, by kind: <c>loss:evaporation</c>.</summary>
    public const string Loss = "loss";
}

/// <summary>The outcome classes of a method for a waste code.</summary>
public static class Classes
{
    public const string Utilised = "utilised";
    public const string Incinerated = "incinerated";
    public const string Landfilled = "landfilled";
    public const string Otherwise = "otherwise";
    public const string Intermediate = "intermediate";
}

/// <summary>Which manifest a line belongs to and the state it leaves it in.</summary>
public sealed record ManifestStep(ManifestNumber Number, string State);

/// <summary>A change of one allowance account, in the smallest part of the unit it was first granted in.</summary>
/// <param name="Granted">What is newly granted; negative where a grant said again is smaller.</param>
/// <param name="Pending">Reserved by a filed manifest; negative when released or posted.</param>
/// <param name="Posted">Used up by a receipt.</param>
/// <param name="Unit"><c>L</c>, <c>piece</c> …; null for grams.</param>
/// <param name="Item">The item of the manifest that it is reserved for, from 1; null for a grant, and for what a manifest holds as a whole.</param>
public sealed record AllowanceMove(string Allowance, long Granted, long Pending, long Posted, string? Unit = null, int? Item = null);
