using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Schema;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Journal;
using WasteFlow.Ledger.Tracing;
using WasteFlow.Waste;

namespace WasteFlow.Bench;

/// <summary>A ledger of many manifests with its chains folded: made once, kept in its folder and used again.</summary>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Chains">Some of its chains, spread over the whole journal.</param>
/// <param name="TenThousandRoots">The lot that has as many.</param>
/// <param name="SecondsToMake">From the first act to the last line folded.</param>
/// <param name="Form">What lines and folded documents looked like then; a program that has them otherwise makes the ledger anew.</param>
public sealed record PreparedLedger(
    int Manifests, long Lines, IReadOnlyList<PreparedChain> Chains, LotId TenThousandRoots, double SecondsToMake, string Form)
{
    /// <summary>The lot of many roots alone takes more than a thousand.</summary>
    public const int ManifestsMin = 2_000;

    private const string Note = "prepared.json";
    private const int ChainsNoted = 2_000;

    /// <summary>Chains that go together, act by act.</summary>
    private const int Block = 64;

    /// <summary>Blocks on their way at the same time.</summary>
    private const int Blocks = 3;

    /// <summary>The fold is kept so near to the writer that it finds the lines in memory.</summary>
    private const int FoldBehindMax = 3_000;

    /// <summary>The ledger in <paramref name="folder"/>, made there where it is missing or was not finished.</summary>
    public static async Task<PreparedLedger> Open(
        string folder, int manifests, IReadOnlyList<IRoom> rooms, Action<string> say, CancellationToken cancel)
    {
        var note = Path.Combine(folder, Note);
        if (File.Exists(note) && Kept(await File.ReadAllBytesAsync(note, cancel)) is { } kept)
        {
            return kept;
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var made = await Make(folder, manifests, rooms, say, cancel);
        await File.WriteAllBytesAsync(note, JsonSerializer.SerializeToUtf8Bytes(made, Wire.Options), cancel);
        return made;
    }

    /// <summary>Where the ledger of so many manifests lies.</summary>
    public static string FolderOf(string folder, int manifests) => Path.Combine(folder, FormattableString.Invariant($"{manifests}"));

    /// <summary>What it is called in figures: <c>10k</c>, <c>1m</c>.</summary>
    public static string NameOf(int manifests) =>
        manifests >= 1_000_000 ? FormattableString.Invariant($"{manifests / 1_000_000}m") : FormattableString.Invariant($"{manifests / 1_000}k");

    /// <summary>The settings that a house over this ledger is started with.</summary>
    public static HouseOptions Options(string folder) => new() { Data = folder, Urls = "" };

    private static PreparedLedger? Kept(byte[] note)
    {
        try
        {
            return JsonSerializer.Deserialize<PreparedLedger>(note, Wire.Options) is { } kept && kept.Form == FormNow() ? kept : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string FormNow() => Chain.Hash(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{PreparedLoad.Edition} {new ChainFold().Version}") + string.Concat(
        new[] { typeof(Line), typeof(TracedManifest), typeof(TracedTreatment) }.Select(static t => Wire.Options.GetJsonSchemaAsNode(t).ToJsonString()))));

    private static async Task<PreparedLedger> Make(
        string folder, int manifests, IReadOnlyList<IRoom> rooms, Action<string> say, CancellationToken cancel)
    {
        await using var house = await House.Start(Options(folder), rooms, cancel);
        var writer = house.Services.GetRequiredService<JournalWriter>();
        var tail = house.Services.GetRequiredService<JournalTail>();
        var runners = house.Services.GetRequiredService<FoldRunners>();
        var load = new PreparedLoad(writer, manifests, cancel);
        var began = Stopwatch.GetTimestamp();
        await load.SitesAndPlans();
        var roots = await load.TenThousandRoots();
        var chains = load.ChainsOfAll;
        var found = new List<PreparedChain>();
        var done = 0;
        var starts = Enumerable.Range(0, chains / Block + 1).Select(static b => b * Block).Where(b => b < chains);
        await Parallel.ForEachAsync(starts, new ParallelOptions { MaxDegreeOfParallelism = Blocks, CancellationToken = cancel }, async (first, _) =>
        {
            var made = await load.Chains(first, Math.Min(Block, chains - first));
            lock (found)
            {
                found.AddRange(made.Where((_, n) => (long)(first + n) * ChainsNoted / chains != (long)(first + n - 1) * ChainsNoted / chains));
                done += made.Count;
                if (done / 2_000 != (done - made.Count) / 2_000)
                {
                    say(FormattableString.Invariant($"{done * PreparedLoad.ManifestsPerChain:N0} manifests, {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s"));
                }
            }

            await Fold(tail.Head.Line - FoldBehindMax);
        });
        await Fold(tail.Head.Line);
        return new(manifests, tail.Head.Line, found, roots, Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds), FormNow());

        async Task Fold(long atLeast)
        {
            foreach (var runner in runners.All)
            {
                if (!await runner.CatchUp(atLeast, TimeSpan.FromMinutes(5), cancel))
                {
                    throw new InvalidOperationException($"the folds of {runner.Room} stand at line {runner.Line}");
                }
            }
        }
    }
}
