using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bench;

/// <summary>
/// How fast the HTTP door says where waste went and came from, on ledgers of growing length: chains of hazardous waste forward and back, and a lot of
/// ten thousand roots, first asked when a started house has rehearsed (<see cref="House.Rehearse"/>, as <c>run</c> does beside its work) and asked again. SQL is asked over the same moves for the roots and grams of that lot, and set beside
/// the door's answer to the same question; the whole trace has every act and load between besides.
/// </summary>
public static class TraceBench
{
    private const int Questions = 400;
    private const int Repeats = 15;

    /// <param name="sizes">Manifests, rising; the goals are for the last.</param>
    public static async Task Run(
        Measurements into, IReadOnlyList<int> sizes, string folder, IReadOnlyList<IRoom> rooms, Action<string> say, CancellationToken cancel)
    {
        foreach (var size in sizes)
        {
            var name = PreparedLedger.NameOf(size);
            var home = PreparedLedger.FolderOf(folder, size);
            var ledger = await PreparedLedger.Open(home, size, rooms, say, cancel);
            into.Figure($"lines_{name}", ledger.Lines);
            into.Figure($"seconds_to_prepare_{name}", ledger.SecondsToMake);
            await using var house = await House.Start(PreparedLedger.Options(home), rooms, cancel);
            await house.Rehearse(cancel);
            using var door = new Door(house, Roles.Officer);

            var all = $"/ledger/trace?lot={ledger.TenThousandRoots}&back=true";
            var first = await door.Ask(all, cancel);
            Must(door.Answer, ledger.TenThousandRoots);
            into.Figure($"ten_thousand_roots_ms_first_{name}", first);
            var chains = new List<double>();
            foreach (var question in Of(ledger))
            {
                chains.Add(await door.Ask(question, cancel));
            }

            into.Figure($"hazardous_chain_p95_ms_{name}", Measurements.Percentile(chains, 95));
            into.Figure($"hazardous_chain_p50_ms_{name}", Measurements.Percentile(chains, 50));
            var figures = all + "&figures=true";
            await door.Ask(figures, cancel);
            Must(door.Answer, ledger.TenThousandRoots);
            var warm = new List<double>();
            var alone = new List<double>();
            var ratios = new List<double>();
            var sql = new List<double>();
            using var moves = await RecursiveSql.Open(home, cancel);
            for (var round = 0; round < Repeats; round++)
            {
                warm.Add(await door.Ask(all, cancel));
                alone.Add(await door.Ask(figures, cancel));
                sql.Add(moves.Roots(ledger.TenThousandRoots));
                ratios.Add(sql[^1] / alone[^1]);
            }

            into.Figure($"ten_thousand_roots_figures_ms_{name}", Measurements.Median(alone));

            into.Figure($"ten_thousand_roots_ms_warm_{name}", Measurements.Median(warm));
            into.Figure($"recursive_sql_ms_{name}", Measurements.Median(sql));
            if (size == sizes[^1])
            {
                into.Goal("hazardous_chain_p95_ms", "<= 50", Measurements.Percentile(chains, 95));
                into.Goal("ten_thousand_roots_ms_first", "<= 1000", first);
                into.Goal("ten_thousand_roots_ms_warm", "<= 1000", Measurements.Median(warm));
                into.GoalRatio("vs_recursive_sql_10k", ">= 10", Measurements.Median(ratios));
                into.Ratio("whole_trace_vs_recursive_sql_10k", Measurements.Median(sql) / Measurements.Median(warm));
            }
        }
    }

    /// <summary>Forward from a load and back from what came to the plant, in turn, from chains all over the journal.</summary>
    private static IEnumerable<string> Of(PreparedLedger ledger)
    {
        var step = Math.Max(1, ledger.Chains.Count / Questions);
        return ledger.Chains.Where((_, n) => n % step == 0).Take(Questions).Select(static (c, n) => n % 2 == 0
            ? $"/ledger/trace?manifest={c.Manifest}&throughTreatment=true"
            : $"/ledger/trace?lot={c.Lot}&back=true");
    }

    private static void Must(ReadOnlySpan<byte> body, LotId lot)
    {
        var trace = JsonSerializer.Deserialize<Contracts.Trace>(body, Wire.Options)!;
        if (trace.Roots.Count != PreparedLoad.Roots)
        {
            throw new InvalidOperationException($"{lot} has {trace.Roots.Count} roots");
        }
    }
}
