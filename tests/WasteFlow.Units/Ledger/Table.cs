using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Correction;
using WasteFlow.Ledger.Custody;
using WasteFlow.Ledger.Journal;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Ledger.Proof;
using WasteFlow.Ledger.Tracing;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>
/// A ledger on a table: the real writer and decisions over a journal in memory, and a clock that a test moves by hand. No door stands before it.
/// </summary>
sealed partial class Table : IAsyncDisposable
{
    public static readonly SiteId Works = new("works");
    public static readonly SiteId Yard = new("yard");
    public static readonly SiteId Plant = new("plant");
    public static readonly SiteId OtherPlant = new("other-plant");
    public static readonly EnterpriseId Carrier = new("carrier");
    public static readonly EnterpriseId NextCarrier = new("next-carrier");

    readonly JournalWriter writer;
    int acts;

    Table(MemoryJournal journal)
    {
        Journal = journal;
        writer = new(journal, new(journal));
    }

    public MemoryJournal Journal { get; }

    public Instant Now { get; set; } = Instant.FromUtc(2025, 3, 3, 0, 0);

    public IReadOnlyList<Line> Lines => [.. Journal.Read(0, int.MaxValue).Select(static r => JsonSerializer.Deserialize<Line>(r.Bytes, Wire.Options)!)];

    public Line LastLine => Lines[^1];

    /// <summary>A table with the four sites on it.</summary>
    public static async Task<Table> Laid()
    {
        var table = new Table(new());
        foreach (var site in new[] { Works, Yard, Plant, OtherPlant }) await table.Register(site);
        return table;
    }

    /// <summary>A table at which the same is said once more, by the same people at the same times.</summary>
    public static async Task<Table> Again(IReadOnlyList<Line> lines)
    {
        var table = new Table(new());
        foreach (var some in lines.Chunk(256))
        {
            var answers = await table.writer.Write(
                [.. some.Select(static l => new Ask(l.Act, l.Said, l.By, l.Room, l.RecordedAt, [], []))], TestContext.Current.CancellationToken);
            Assert.All(answers, static a => Assert.True(a.Refused is null, $"{a.Refused}"));
        }

        return table;
    }

    /// <summary>A second writer over the same journal, as if another process had come up.</summary>
    public Table Beside() => new(Journal) { Now = Now, acts = acts + 1_000_000 };

    public Task<Accepted> Register(SiteId site, string? store = null, string region = "410104", string kind = "factory") => Do(new RegisterSite(
        Id(), Now, site, new EnterpriseId($"{site}-enterprise"), site.Text, region, region, kind, [], Store: store));

    /// <summary>A new act's id: its number, so that a test can be read back.</summary>
    public Guid Id() => new(++acts, 0, 0, new byte[8]);

    /// <summary>An act that its room objects to.</summary>
    public async Task<Answer> AskAgainst(IAct act, Refused objection) =>
        (await writer.Write([Asking(act, []) with { Objection = objection }], TestContext.Current.CancellationToken))[0];

    /// <summary>Acts of one envelope, each with what its room found that it takes.</summary>
    public Task<IReadOnlyList<Answer>> AskTogether(params (IAct Act, Judgement Found)[] several) => writer.Write(
        [.. several.Select(a => Asking(a.Act, []) with { Objection = a.Found.Refused, Claims = a.Found.Claims, Ended = a.Found.Ended })], TestContext.Current.CancellationToken);

    public async Task<Answer> Ask(IAct act, params AllowanceTake[] takes) => (await writer.Write([Asking(act, takes)], TestContext.Current.CancellationToken))[0];

    /// <summary>Several acts in one envelope.</summary>
    public Task<IReadOnlyList<Answer>> AskTogether(params IAct[] several) =>
        writer.Write([.. several.Select(a => Asking(a, []))], TestContext.Current.CancellationToken);

    /// <summary>Several acts, each from a thread of its own, all at once; each asks the same of allowances that may not be overdrawn.</summary>
    public async Task<IReadOnlyList<Answer>> AskAtOnce(IReadOnlyList<IAct> several, AllowanceTake[] takes, FirmAllowance[] firm)
    {
        var asks = several.Select(a => Asking(a, takes) with { Firm = firm }).ToList();
        var answers = await Task.WhenAll(asks.Select(a => Task.Run(() => writer.Write([a], TestContext.Current.CancellationToken))));
        return [.. answers.Select(static a => a[0])];
    }

    /// <summary>The act must be taken.</summary>
    public async Task<Accepted> Do(IAct act, params AllowanceTake[] takes)
    {
        var answer = await Ask(act, takes);
        Assert.True(answer.Refused is null, $"{act} was refused: {answer.Refused}");
        return answer.Accepted!;
    }

    /// <summary>Taken, where another person says it.</summary>
    public Task<Accepted> DoBy(string person, IAct act) => DoBy(new Actor(person), act);

    public async Task<Accepted> DoBy(Actor by, IAct act) =>
        (await writer.Write([Asking(act, []) with { By = by }], TestContext.Current.CancellationToken))[0].Accepted!;

    /// <summary>The act must be refused, and no line may come of it.</summary>
    public async Task<Refused> No(IAct act, params AllowanceTake[] takes)
    {
        var before = Journal.Head();
        var answer = await Ask(act, takes);
        Assert.True(answer.Accepted is null, $"{act} was taken: {answer.Accepted}");
        Assert.Equal(before, Journal.Head());
        return answer.Refused!;
    }

    /// <summary>Refused, where another person says it.</summary>
    public async Task<Refused> NoBy(string person, IAct act) =>
        (await writer.Write([Asking(act, []) with { By = new(person) }], TestContext.Current.CancellationToken))[0].Refused!;

    /// <summary>Refused, whatever else came into the journal meanwhile.</summary>
    public async Task<Refused> NoMatterWhoWrites(IAct act)
    {
        var answer = await Ask(act);
        Assert.True(answer.Accepted is null, $"{act} was taken: {answer.Accepted}");
        return answer.Refused!;
    }

    /// <summary>An act as text, of whatever name.</summary>
    public async Task<Answer> AskRaw(string act, string said)
    {
        using var json = JsonDocument.Parse(said);
        return (await writer.Write([new(act, json.RootElement.Clone(), new("somebody"), "table", Now, [], [])], TestContext.Current.CancellationToken))[0];
    }

    /// <summary>A line that is still being decided, as the decisions see it.</summary>
    public Draft Draft() => new(new(Journal), Asking(Generate(1), []), Journal.Head().Line + 1);

    /// <summary>Whose the mass is that is left in a lot.</summary>
    public IReadOnlyList<Atom> Roots(LotId lot) => new Traced(Lines).Roots(lot);

    public LotState Lot(LotId lot) => Document<LotState>(Keys.Lot(lot));

    public ContainerPlace Container(string label) => Document<ContainerPlace>(Keys.Container(label));

    public ManifestState Manifest(ManifestNumber number) => Document<ManifestState>(Keys.Manifest(number));

    /// <summary>What a correcting line left, and what became of it.</summary>
    public DifferenceState Difference(long line) => Document<DifferenceState>(CorrectionKeys.Difference(line));

    public AllowanceState Allowance(string allowance) => Document<AllowanceState>(Keys.Allowance(allowance));

    /// <summary>All lots that hold anything, by id.</summary>
    public IReadOnlyList<LotState> Lots =>
        [.. Journal.States.Where(static s => s.Key.StartsWith("lot/", StringComparison.Ordinal))
            .Select(static s => JsonSerializer.Deserialize<LotState>(s.Value, Wire.Options)!).OrderBy(static l => l.Lot)];

    public long Held(SiteId holder, string place = Places.Storage) =>
        Lots.Where(l => l.Holder == holder && l.Place == place).Sum(static l => l.Grams);

    /// <summary>What an account has taken in, less what it has given.</summary>
    public long Account(string account) =>
        Lines.SelectMany(static l => l.Moves).Sum(m => (m.To == account ? m.Grams : 0) - (m.From == account ? m.Grams : 0));

    /// <summary>The journal and all its documents, as <c>verify</c> finds them.</summary>
    public Task<Finding> Verified(params SignedHead[] signed) => Verified(Chains(), signed);

    public Task<Finding> Verified(StoredChains chains, params SignedHead[] signed) => Verifier.Store(
        Journal, new(Journal.Head(), Journal.States.Select(static s => new StateRow { Key = s.Key, Body = s.Value }), chains), signed, Vouchers.None,
        TestContext.Current.CancellationToken);

    /// <summary>The fold of chains as it stands in a database when it has taken in so many lines.</summary>
    public StoredChains Chains(int lines = int.MaxValue)
    {
        var documents = new MemoryDocuments();
        var fold = new ChainFold();
        Line[] taken = [.. Lines.Take(lines)];
        foreach (var line in taken) fold.Apply(line, documents);
        return new(taken.Length, Journal.HashAt(taken.Length) ?? Chain.Beginning.Hash,
            [.. documents.Scan<TracedLot>("lot/").Select(d => new FoldDocument { Generation = 1, Key = d.Key, Body = Wire.Bytes(d.Value) })]);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    T Document<T>(string key) => JsonSerializer.Deserialize<T>(Journal.Load(key) ?? throw new InvalidOperationException($"no {key}"), Wire.Options)!;

    Ask Asking(IAct act, AllowanceTake[] takes)
    {
        Now += Duration.FromMinutes(1);
        return new(Acts.NameOf(act.GetType()), JsonSerializer.SerializeToElement(act, act.GetType(), Wire.Options), new("somebody"), "table", Now, takes, []);
    }
}
