using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>A plan as it was played: every ask with its answer, and what the ledger held on the way. Each plan is played once, however many properties look at it.</summary>
sealed class Played
{
    const string SeedSetting = "WASTEFLOW_SEED";
    const int Quarters = 4;

    static readonly bool Full = Environment.GetEnvironmentVariable("WASTEFLOW_PROOF") == "full";
    static readonly ConcurrentDictionary<string, Lazy<Played>> Known = new(StringComparer.Ordinal);

    /// <summary>Where the sites are that are not of the first four's district, and what they are, so that figures are of several regions.</summary>
    static readonly (string Region, string Kind)[] Elsewhere =
    [
        ("410171", "industrial-enterprise"), ("410183", "mine"), ("410105", "restaurant"), ("411003", "medical-institution"), ("410183", "hazardous-plant"),
    ];

    readonly List<Asked> asks = [];
    readonly List<Held> looks = [];
    readonly List<string> astray = [];

    Played(Plan plan, Table table) => (Plan, Table) = (plan, table);

    /// <summary>Plans, and steps in each.</summary>
    public static (int Plans, int Steps) Size => Full ? (56, 1800) : (3, 1500);

    /// <summary>What the plans are drawn from. Said with the histogram; WASTEFLOW_SEED plays another one, or the same one again.</summary>
    public static ulong Seed => ulong.TryParse(Environment.GetEnvironmentVariable(SeedSetting), CultureInfo.InvariantCulture, out var seed) ? seed : 20261126;

    public Plan Plan { get; }

    /// <summary>At which it was played; nobody writes any more.</summary>
    public Table Table { get; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public IReadOnlyList<Asked> Asks => asks;

    /// <summary>What the ledger decided against, a quarter, half, three quarters through the plan and at its end.</summary>
    public IReadOnlyList<Held> Looks => looks;

    /// <summary>Lots of which the ledger held anything but what the lines say, right after the commit that touched them.</summary>
    public IReadOnlyList<string> Astray => astray;

    public Tally Tally { get; } = new();

    /// <summary>Holds it to be so whatever a crowd plans; says the shortest plan for which it is not, and the seed.</summary>
    public static void ForAnyPlan(Action<Played> holds) => Check.One(
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(Size.Plans).WithReplay(Seed, 1, 0),
        Prop.ForAll(Plan.Of(Size.Steps), plan => Holds(plan, holds)));

    static bool Holds(Plan plan, Action<Played> holds)
    {
        holds(Known.GetOrAdd(plan.Text, _ => new(() => Task.Run(() => Play(plan)).GetAwaiter().GetResult())).Value);
        return true;
    }

    static async Task<Played> Play(Plan plan)
    {
        await using var table = await Table.Laid();
        SiteId[] sites = [Table.Works, Table.Yard, Table.Plant, Table.OtherPlant, .. Enumerable.Range(5, plan.Sites - 4).Select(static n => new SiteId($"site-{n}"))];
        EnterpriseId[] carriers = [Table.Carrier, Table.NextCarrier, .. Enumerable.Range(3, plan.Carriers - 2).Select(static n => new EnterpriseId($"carrier-{n}"))];
        foreach (var (site, at) in sites.Skip(4).Zip(Elsewhere)) await table.Register(site, region: at.Region, kind: at.Kind);
        // One of the first four keeps heaps.
        await table.Register(Table.Yard, store: "mixed");
        var played = new Played(plan, table);
        var replay = new Replay();
        foreach (var line in table.Lines) replay.Take(line);
        var crowd = new Crowd(table, replay, played.Tally, sites, carriers);
        for (var at = 0; at < plan.Steps.Count;)
        {
            var envelope = 1 + plan.Steps.Skip(at + 1).TakeWhile(static s => s.Together).Count();
            await played.Ask([.. plan.Steps.Skip(at).Take(envelope).Select(crowd.Next)], crowd, replay);
            var quarter = at * Quarters / plan.Steps.Count;
            at += envelope;
            if (at * Quarters / plan.Steps.Count > quarter) played.looks.Add(new(table.Journal.Head().Line, new(new Dictionary<string, byte[]>(table.Journal.States), StringComparer.Ordinal)));
        }

        played.Lines = table.Lines;
        played.Tally.Shaped(new(played.Lines, new(played.Lines)));
        return played;
    }

    /// <summary>Sends them in one envelope, and looks at every lot that the commit touched.</summary>
    async Task Ask(IAct[] acts, Crowd crowd, Replay replay)
    {
        // Of the first alone it is known in which state it meets its manifest.
        var met = acts[0].GetType().GetProperty("Manifest")?.GetValue(acts[0]) is ManifestNumber number ? Table.Manifest(number).State : null;
        var touched = new HashSet<LotId>();
        foreach (var (act, answer) in acts.Zip(await Table.AskTogether(acts)))
        {
            var asked = new Asked(Acts.NameOf(act.GetType()), ReferenceEquals(act, acts[0]) ? met : null, answer.Refused?.Code);
            asks.Add(asked);
            Tally.Answered(asked.Act, asked.Met, answer.Refused);
            if (answer.Accepted is not { } accepted) continue;
            var line = JsonSerializer.Deserialize<Line>(Table.Journal.Read(accepted.Line - 1, 1)[0].Bytes, Wire.Options)!;
            replay.Take(line);
            Tally.Took(line);
            crowd.Learn(accepted, act, line);
            foreach (var end in line.Moves.SelectMany(static m => new[] { m.From, m.To }))
            {
                if (LotId.TryRead(end, out var lot)) touched.Add(lot);
            }
        }

        astray.AddRange(touched.Where(l => Table.Lot(l).Grams != replay.Of(l).Grams).Select(l => $"after line {Table.Journal.Head().Line}: {Table.Lot(l)}, and not {replay.Of(l).Grams} g"));
    }
}

/// <summary>An ask and its answer.</summary>
/// <param name="Met">The state in which it met its manifest, where it names one and this is known.</param>
/// <param name="Refused">The code it was refused with; null where it was taken.</param>
sealed record Asked(string Act, string? Met, string? Refused);

/// <summary>The ledger's documents as they were after a line.</summary>
sealed record Held(long Line, SortedDictionary<string, byte[]> States);
