using System.Text.Json;
using NodaTime;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Disposers;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Units.Rooms;

/// <summary>
/// A few parties as the rooms fold them: a works and its own yard, a clinic, a carrier with three vehicles, a plant with a permit, a collector,
/// a brickworks, and a kiln in another province. Lines are put down as the ledger would have accepted them.
/// </summary>
sealed class Quarter
{
    public static readonly Instant Now = Instant.FromUtc(2025, 3, 5, 4, 0);
    public static readonly LocalDate Today = new(2025, 3, 5);

    public static readonly SiteId Works = new("works");
    public static readonly SiteId WorksYard = new("works-yard");
    public static readonly SiteId Clinic = new("clinic");
    public static readonly SiteId Plant = new("plant");
    public static readonly SiteId Store = new("store");
    public static readonly SiteId Bricks = new("bricks");
    public static readonly SiteId FarKiln = new("far-kiln");
    public static readonly EnterpriseId Carrier = Of("carrier");
    public static readonly EnterpriseId NextCarrier = Of("next-carrier");

    public static readonly WasteCode Oil = new("900-249-08");
    public static readonly WasteCode Sludge = new("336-064-17");
    public static readonly WasteCode Infectious = new("841-001-01");
    public static readonly WasteCode Ash = new("441-901-S02");
    public static readonly WasteCode Unlisted = new("441-099-S02");

    public const string Permit = "permit-1";

    readonly Dictionary<string, FoldDocuments> documents = new(StringComparer.Ordinal);
    readonly Fold[] folds = [new RegisterFold(), new LawFold(), new ManifestFold(), new ReceivedFold(), new AssayFold(), new TreatedFold(), new ManifestListFold(), new AllowanceFold(), new StandInFold(), new AlarmFold(), new CaseFold(), new InspectionFold(), new LabelFold(), new ApplicationFold()];
    long lines;
    readonly long founded;

    public Quarter()
    {
        foreach (var fold in folds) documents[fold.Name] = new MemoryDocuments();
        Site(Works, "works", "410104", "industrial-enterprise");
        Site(WorksYard, "works", "410104", "industrial-enterprise");
        Site(Clinic, "clinic", "410183", "small-clinic");
        Site(Plant, "plant", "410183", "hazardous-plant");
        Site(Store, "store", "410104", "hazardous-collector");
        Site(Bricks, "bricks", "410183", "building-material-plant");
        Site(FarKiln, "far", "370100", "cement-kiln");
        Party("carrier", "410104");
        Party("next-carrier", "410104");
        Say(new RegisterVehicle(Guid.Empty, Now, "豫A00001", Carrier, Hazardous: true, Sealed: true, LicenceUntil: new(2025, 12, 31)));
        Say(new RegisterVehicle(Guid.Empty, Now, "豫A00002", Carrier, Hazardous: true, Sealed: true, LicenceUntil: new(2025, 3, 4)));
        Say(new RegisterVehicle(Guid.Empty, Now, "豫A00003", Carrier, Hazardous: false, Sealed: false));
        Say(new RegisterVehicle(Guid.Empty, Now, "豫A00009", NextCarrier, Hazardous: true, Sealed: true));
        Say(new RegisterLicence(Guid.Empty, Now, Carrier, "JZ-1", "construction-carriage", Today, Today.PlusYears(1)));
        Say(new GrantPermit(Guid.Empty, Now, Permit, Plant, ["HW08", "HW49"], ["D10", "R9"], new(2024, 1, 1), new(2025, 12, 31), Tonnes(1000)));
        founded = lines;
    }

    public Register Register => new(documents);

    /// <summary>The number of the nth line after the quarter was there.</summary>
    public long LineOf(int nth) => founded + nth;

    public static Caller Clerk(string party) => new($"clerk-of-{party}", Of(party), [Roles.Clerk]);

    public static Caller Gate(string party) => new($"gate-of-{party}", Of(party), [Roles.Gate]);

    public static Caller Driver(string party) => new($"driver-of-{party}", Of(party), [Roles.Driver]);

    public static Caller Officer(string? region, params string[] streams) =>
        new("officer", null, [Roles.Officer], region, streams.Length == 0 ? null : streams);

    public static Caller Machine => new("machine", null, [Roles.Machine]);

    public static EnterpriseId Of(string party) => new($"party-{party}");

    public static Quantity Tonnes(int tonnes) => new(FormattableString.Invariant($"{tonnes}"), "t");

    /// <summary>A caller as the rows of a test name it: <c>clerk works</c>, <c>officer 410104</c>, <c>machine</c>.</summary>
    public static Caller Named(string who) => who.Split(' ') switch
    {
        ["clerk", var party] => Clerk(party),
        ["gate", var party] => Gate(party),
        ["driver", var party] => Driver(party),
        ["officer", var region, .. var streams] => Officer(region, streams),
        ["officer"] => Officer(null),
        _ => Machine,
    };

    /// <summary>Puts down a line, as it was accepted.</summary>
    public void Say<T>(T act, ManifestStep? manifest = null, IReadOnlyList<AllowanceMove>? allowances = null, params Note[] notes) where T : IAct
    {
        Put(act, [], [], manifest, allowances, notes);
    }

    /// <summary>Puts down that a container of the works holds part of a lot.</summary>
    public void Packed(ContainerPlace place) => Put(new TakeStock(Guid.Empty, Now, Works, Tonnes(1), "盘点"), [], [], containers: [place]);

    /// <summary>Puts down a filing that somebody made for the party; gives its line.</summary>
    public long SayFor(EnterpriseId party, FileManifest act)
    {
        var line = new Line(
            ++lines, "", "file-manifest", JsonSerializer.SerializeToElement(act, Wire.Options), new Actor("somebody", null, party), "room",
            act.HappenedAt, [], [], new(new("M9"), "filed"), [], []);
        foreach (var fold in folds) fold.Apply(line, documents[fold.Name]);
        return lines;
    }

    /// <summary>Sewage sludge that comes into being, or is made of other lots; gives its lot.</summary>
    public LotId Sewage(string code, params LotId[] from)
    {
        var lot = new LotId(lines + 1, 1);
        Put(
            new CombineLots(Guid.Empty, Now, Plant, from), [new(lot, new(code), "sludge", Plant, Places.Storage, Today)],
            [.. from.Select(f => new Move(f.ToString(), lot.ToString(), 1000)).DefaultIfEmpty(new(Accounts.Generated, lot.ToString(), 1000))]);
        return lot;
    }

    /// <summary>One item as the plant received it; its lot there.</summary>
    public LotId Received(FileManifest act, string number = "M1")
    {
        Filed(act, number);
        var lot = new LotId(lines + 1, 1);
        Put(
            new ReceiveWaste(Guid.Empty, Now, new(number), act.Receiver),
            [new(lot, act.Items[0].Code, act.Stream, act.Receiver, Places.Storage, Today, null, new(number), 1)],
            [new("L1-1", lot.ToString(), 1000)], new(new(number), "closed"));
        return lot;
    }

    /// <summary>A lot of the site's made of another, or of nothing but its own.</summary>
    public LotId Made(SiteId site, string stream, WasteCode code, LotId? from = null)
    {
        var lot = new LotId(lines + 1, 1);
        Put(
            new CombineLots(Guid.Empty, Now, site, []), [new(lot, code, stream, site, Places.Storage, Today)],
            [new(from?.ToString() ?? Accounts.Generated, lot.ToString(), 1000)]);
        return lot;
    }

    void Put<T>(
        T act, IReadOnlyList<LotBorn> lots, IReadOnlyList<Move> moves, ManifestStep? manifest = null, IReadOnlyList<AllowanceMove>? allowances = null,
        IReadOnlyList<Note>? notes = null, IReadOnlyList<ContainerPlace>? containers = null, Instant? recorded = null) where T : IAct
    {
        var line = new Line(
            ++lines, "", Acts.NameOf(typeof(T)), JsonSerializer.SerializeToElement(act, Wire.Options), new Actor("somebody"), "room",
            recorded ?? act.HappenedAt, lots, moves, manifest, allowances ?? [], notes ?? [], containers);
        foreach (var fold in folds) fold.Apply(line, documents[fold.Name]);
    }

    /// <summary>A filed manifest of one item.</summary>
    /// <param name="recorded">When it was entered; null where that was when it happened.</param>
    public ManifestNumber Filed(FileManifest act, string number = "M1", Instant? recorded = null)
    {
        Put(act, [], [], new(new(number), "filed"), recorded: recorded);
        return new(number);
    }

    public static FileManifest File(
        WasteCode? code = null, string method = "D10", string stream = "hazardous", SiteId? mover = null, SiteId? receiver = null) => new(
            Guid.Empty, Now, mover ?? Works, Carrier, receiver ?? Plant, stream, [new(code ?? Oil, Tonnes(5), method)], Departure: Today);

    /// <summary>The refusal's code and pointer, <c>code /pointer</c>; or the notes' codes; or nothing.</summary>
    public static string Told(Judgement judgement) => judgement.Refused is { } refused
        ? $"{refused.Code} {refused.Pointer}"
        : string.Join(' ', judgement.Notes.Select(static n => n.Code));

    void Party(string party, string division) =>
        Say(new RegisterEnterprise(Guid.Empty, Now, Of(party), party, "local", division, []));

    void Site(SiteId site, string party, string division, string kind)
    {
        Party(party, division);
        Say(new RegisterSite(Guid.Empty, Now, site, Of(party), site.Text, division, division, kind, []));
    }
}
