using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Journal;
using WasteFlow.Waste;

namespace WasteFlow.Bench;

/// <summary>
/// The acts of a ledger that is traced: chains (generate, file, pick up, receive, combine, file, pick up, receive, treat with residues, treat those), and
/// one lot of ten thousand roots. Every act goes through the writer. A larger ledger is one of a larger city: it has more works, and all lie within the same
/// two years, the second of which the five plans are judged by.
/// </summary>
internal sealed class PreparedLoad(JournalWriter writer, int manifests, CancellationToken cancel)
{
    /// <summary>To be raised when it says other acts: ledgers that were kept are made anew then.</summary>
    public const int Edition = 2;

    /// <summary>Loads that a collector makes one lot of; with the manifest that takes it on, a chain has one manifest more.</summary>
    public const int Loads = 4;

    /// <summary>The manifests of one chain.</summary>
    public const int ManifestsPerChain = Loads + 1;

    /// <summary>Lots that one act may combine.</summary>
    private const int CombinedMax = 1_000;

    public const int Roots = 10_000;
    private const int ItemsPerManifest = 10;

    /// <summary>The manifests that bring the roots together, and the one that takes all of them to the plant.</summary>
    public const int ManifestsOfRoots = Roots / ItemsPerManifest + 1;

    private const int WorksMin = 400;
    private const int ManifestsPerWorks = 100;
    private const int Collectors = 40;
    private const int Plants = 20;
    private const int ActsAtOnce = 1_000;

    private static readonly Instant Begins = Instant.FromUtc(2024, 1, 1, 0, 0);
    private static readonly Duration Lasts = Duration.FromDays(730);
    private static readonly StreamRow Stream = Streams.All.First(static s => s.Known == "ledger" && s.Divert == "new-manifest");
    private static readonly WasteCode Waste = WasteCodes.All.First(static c => Stream.Carries(c.Code)).Code;
    private static readonly string Keep = MethodOf(Classes.Intermediate);
    private static readonly string Burn = MethodOf(Classes.Incinerated);
    private static readonly string Bury = MethodOf(Classes.Landfilled);
    private static readonly EnterpriseId Carrier = new("carrier");
    private static readonly Quantity Load = new("500", "kg");
    private static readonly Quantity Combined = new("2000", "kg");

    private readonly int works = Math.Max(WorksMin, manifests / ManifestsPerWorks);

    private long asked;

    /// <summary>How many chains the ledger has.</summary>
    public int ChainsOfAll { get; } = (manifests - ManifestsOfRoots) / ManifestsPerChain;

    /// <summary>The sites, and the five plans.</summary>
    public async Task SitesAndPlans()
    {
        string[] divisions = [.. Divisions.All.Where(static d => d.Level == "county").Select(static d => d.Code)];
        var sites = Enumerable.Range(0, works).Select(Work).Concat(Enumerable.Range(0, Collectors).Select(Collector)).Concat(Enumerable.Range(0, Plants).Select(Plant));
        var acts = Plans.All.Select(static p => (IAct)new AdoptPlan(Guid.CreateVersion7(), Begins, p.Plan, p.Region, JsonElement.Parse(p.Text)))
            .Concat(sites.Select((s, i) => new RegisterSite(
                Guid.CreateVersion7(), Begins, s, new EnterpriseId($"{s}-enterprise"), s.Text, divisions[i % divisions.Length], divisions[i % divisions.Length],
                "industrial-enterprise", [], Simulated: true)));
        foreach (var some in acts.Chunk(ActsAtOnce))
        {
            await Say(some);
        }
    }

    /// <summary>So many whole chains, side by side.</summary>
    /// <returns>Of each the first load's manifest and the lot that came to the plant.</returns>
    public async Task<IReadOnlyList<PreparedChain>> Chains(int first, int count)
    {
        var at = At(first);
        var loads = Enumerable.Range(first * Loads, count * Loads).ToList();
        var lots = Lots(await Say(loads.Select(i => new GenerateWaste(Guid.CreateVersion7(), at, Work(i), Stream.Id, Waste, Load))));
        var (brought, numbers) = await Carry(at, [.. loads.Select((i, n) => new Trip(Work(i), Collector(i / Loads), [lots[n]], Load, Keep))]);
        var chains = Enumerable.Range(first, count).ToList();
        var combined = Lots(await Say(chains.Select((i, n) =>
            new CombineLots(Guid.CreateVersion7(), at, Collector(i), [.. brought.Skip(n * Loads).Take(Loads)]))));
        var (there, _) = await Carry(at, [.. chains.Select((i, n) => new Trip(Collector(i), Plant(i), [combined[n]], Combined, Burn))]);
        var residues = Lots(await Say(chains.Select((i, n) => Treat(at, Plant(i), there[n], "400", "1600"))));
        await Say(residues.Select((lot, n) => (Plant: Plant(chains[n]), Lot: lot)).GroupBy(static r => r.Plant).Select(r => new TreatWaste(
            Guid.CreateVersion7(), at, r.Key, Bury, [.. r.Select(static l => new TreatmentInput(l.Lot))], Emplaced: new(FormattableString.Invariant($"{400 * r.Count()}"), "kg"))));
        return [.. chains.Select((_, n) => new PreparedChain(numbers[n * Loads], there[n]))];
    }

    /// <summary>Ten thousand roots on a thousand manifests, combined by the thousand, and those together; on one lorry to the plant, and treated.</summary>
    /// <returns>The lot as it came to the plant.</returns>
    public async Task<LotId> TenThousandRoots()
    {
        var at = At(0);
        var combined = new List<LotId>();
        for (var first = 0; first < Roots; first += CombinedMax)
        {
            var lots = Lots(await Say(Enumerable.Range(first, CombinedMax)
                .Select(i => new GenerateWaste(Guid.CreateVersion7(), at, Work(i / ItemsPerManifest), Stream.Id, Waste, Load))));
            var (brought, _) = await Carry(at, [.. lots.Chunk(ItemsPerManifest).Select((l, n) => new Trip(Work(first / ItemsPerManifest + n), Collector(0), l, Load, Keep))]);
            combined.AddRange(Lots(await Say([new CombineLots(Guid.CreateVersion7(), at, Collector(0), brought)])));
        }

        var all = Lots(await Say([new CombineLots(Guid.CreateVersion7(), at, Collector(0), combined)]));
        var (there, _) = await Carry(at, [new(Collector(0), Plant(0), all, new("5000", "t"), Burn)]);
        await Say([Treat(at, Plant(0), there[0], "1000000", "4000000")]);
        return there[0];
    }

    /// <summary>One load more at the first works, at the end of the two years, for who wants the ledger to go on.</summary>
    public static Ask Another() => LedgerLoad.Asking(new GenerateWaste(Guid.CreateVersion7(), Begins + Lasts, new("works-0"), Stream.Id, Waste, Load), int.MaxValue);

    private async Task<(IReadOnlyList<LotId> Brought, IReadOnlyList<ManifestNumber> Numbers)> Carry(Instant at, IReadOnlyList<Trip> trips)
    {
        const string Plate = "豫A12345";
        var numbers = (await Say(trips.Select(t => new FileManifest(
            Guid.CreateVersion7(), at, t.From, Carrier, t.To, Stream.Id, [.. t.Lots.Select(l => new ManifestItem(Waste, t.Each, t.Method, [l]))], Plate))))
            .Select(static a => a.Manifest!.Value).ToList();
        await Say(numbers.Select(n => new PickUpWaste(Guid.CreateVersion7(), at, n, Carrier, Plate, Driver: "driver")));
        var received = await Say(trips.Select((t, n) => new ReceiveWaste(
            Guid.CreateVersion7(), at, numbers[n], t.To, [.. t.Lots.Select((_, item) => new ItemReceipt(item + 1, "accepted", t.Each))])));
        return ([.. Lots(received)], numbers);
    }

    private static TreatWaste Treat(Instant at, SiteId plant, LotId lot, string residue, string burnt) => new(
        Guid.CreateVersion7(), at, plant, Burn, [new(lot)], Residues: [new(Stream.Id, Waste, new(residue, "kg"))], Losses: [new("combustion", new(burnt, "kg"))]);

    private async Task<IReadOnlyList<Accepted>> Say(IEnumerable<IAct> acts)
    {
        var answers = await writer.Write([.. acts.Select(Asking)], cancel);
        return [.. answers.Select(static a => a.Accepted ?? throw new InvalidOperationException($"the benchmark was refused: {a.Refused}"))];
    }

    private Ask Asking(IAct act) => LedgerLoad.Asking(act, (int)(Interlocked.Increment(ref asked) / 100));

    private static IReadOnlyList<LotId> Lots(IEnumerable<Accepted> answers) =>
        [.. answers.SelectMany(static a => a.Lots).Where(static l => l.Place == Places.Storage).Select(static l => l.Lot)];

    private SiteId Work(int i) => new($"works-{i % works}");

    private static SiteId Collector(int i) => new($"yard-{i % Collectors}");

    private static SiteId Plant(int i) => new($"plant-{i % Plants}");

    private Instant At(int chain) => Begins + Lasts * ((double)chain / ChainsOfAll);

    private static string MethodOf(string outcome) =>
        Methods.Of(Stream.Id).First(m => m.Code is null && Methods.ClassOf(Stream.Id, Waste, m.Method, Begins.InUtc().Date) == outcome).Method;

    private sealed record Trip(SiteId From, SiteId To, IReadOnlyList<LotId> Lots, Quantity Each, string Method);
}

/// <summary>Where a question about a chain can begin.</summary>
/// <param name="Manifest">That of its first load.</param>
/// <param name="Lot">What came to the plant.</param>
public sealed record PreparedChain(ManifestNumber Manifest, LotId Lot);
