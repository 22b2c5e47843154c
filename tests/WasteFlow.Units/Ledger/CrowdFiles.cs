using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Ledger.Proof;
using WasteFlow.Ledger.Tracing;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>
/// What crowds did, in files: journals as the program exports them (<c>crowd-1.ndjson</c>), and beside each what the program says of it at some lines
/// (<c>crowd-1.told.json</c>). The oracle reads both and nothing else.
/// </summary>
static class CrowdFiles
{
    /// <summary>Of so many lots one is traced through treatments, which takes exact fractions to check.</summary>
    const int ThroughEvery = 12;

    public static async Task Write(string folder)
    {
        var all = new List<Played>();
        Played.ForAnyPlan(all.Add);
        var keys = LedgerKeys.Open(folder);
        for (var i = 0; i < all.Count; i++)
        {
            await using (var file = File.Create(Path.Combine(folder, $"crowd-{i + 1}.ndjson")))
            {
                await Export.Write(all[i].Table.Journal, keys, new StillClock(), file, CancellationToken.None);
            }

            await File.WriteAllBytesAsync(Path.Combine(folder, $"crowd-{i + 1}.told.json"), JsonSerializer.SerializeToUtf8Bytes(Told(all[i])));
        }
    }

    static object Told(Played played) => new
    {
        asked = played.Asks.Count,
        line = played.Lines.Count,
        hash = played.Table.Journal.Head().Hash,
        at = played.Looks.Select(h => At(played, h)),
    };

    /// <summary>What the ledger held after a line, by its documents of then, and what is traced as of that line today.</summary>
    static object At(Played played, Held held)
    {
        var traced = new Traced(played.Lines);
        Line[] lines = [.. played.Lines.Take((int)held.Line)];
        var lots = lines.SelectMany(static l => l.Lots).Select(static l => l.Lot).Distinct().ToList();
        var since = Calendar.DayOf(lines[lines.Length / 2].RecordedAt);
        return new
        {
            line = held.Line,
            holds = held.States.Where(static s => s.Key.StartsWith("lot/", StringComparison.Ordinal))
                .Select(static s => JsonSerializer.Deserialize<LotState>(s.Value, Wire.Options)!).ToDictionary(static l => l.Lot.ToString(), static l => l.Grams),
            forward = lots.ToDictionary(static l => l.ToString(), l => Ends(Trace(l, false, false))),
            through = lots.Where(static (_, i) => i % ThroughEvery == 0).ToDictionary(static l => l.ToString(), l => Ends(Trace(l, false, true))),
            back = lots.ToDictionary(static l => l.ToString(), l => Roots(Trace(l, true, false))),
            since = LocalDatePattern.Iso.Format(since),
            producers = lines.SelectMany(static l => l.Lots).Select(static l => l.Origin ?? l.Holder).Distinct()
                .ToDictionary(static p => p.Text, p => new { all = Ends(traced.Producer(p, atLine: held.Line)), since = Ends(traced.Producer(p, since, atLine: held.Line)) }),
            treated = lines.Where(static l => l.Act == "treat-waste")
                .ToDictionary(static l => FormattableString.Invariant($"{l.Number}"), l => Roots(traced.Treatment(l.Number, atLine: held.Line))),
        };

        Trace Trace(LotId lot, bool back, bool through) => traced.Answer(new TraceQuestion(null, lot, back, through, held.Line, Figures: true)).View!;
    }

    static Dictionary<string, long> Roots(Trace trace) => trace.Roots.ToDictionary(static r => r.Lot.ToString(), static r => r.Grams);

    static object Ends(Trace trace) => new
    {
        ends = Sums(trace.Outcomes, static o => o.Class, static o => o.Grams),
        open = Sums(trace.Open, static o => o.Lot.ToString(), static o => o.Grams),
    };

    static Dictionary<string, long> Sums<T>(IEnumerable<T> of, Func<T, string> by, Func<T, long> grams) =>
        of.GroupBy(by, StringComparer.Ordinal).ToDictionary(static g => g.Key, g => g.Sum(grams), StringComparer.Ordinal);
}
