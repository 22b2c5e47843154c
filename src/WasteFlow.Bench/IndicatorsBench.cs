using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Ledger.Journal;
using WasteFlow.Waste;

namespace WasteFlow.Bench;

/// <summary>
/// How fast the HTTP door makes the tables of the five plans, on ledgers of growing length: now, with a line come in since the last time; at the lines that
/// finals were issued at; at any line; and how fast their fold is built from the first line, beside a GROUP BY over the moves of the same lines. That
/// follows no root: it says how much was moved from where to where by month and act, and not whose waste it was.
/// </summary>
public static class IndicatorsBench
{
    private const int Repeats = 15;
    private const int RebuildsMax = 3;
    private const string Room = "indicators";
    private static readonly TimeSpan CatchUpWithin = TimeSpan.FromHours(3);
    private static readonly TimeSpan AgainWithin = TimeSpan.FromSeconds(30);
    private static readonly ReportingPeriod Year = ReportingPeriod.OfYear(2025);

    /// <summary>At which parts of the ledger it is asked how things stood.</summary>
    private static readonly double[] Parts = [0.1, 0.35, 0.6, 0.85];

    /// <param name="sizes">Manifests, rising. A ledger's size must not matter for reports, so their goals are for the slowest; those of a rebuild are for the last.</param>
    /// <param name="postgresql">A connection to a server; null to leave PostgreSQL out.</param>
    public static async Task Run(
        Measurements into, IReadOnlyList<int> sizes, string folder, IReadOnlyList<IRoom> making, IReadOnlyList<IRoom> rooms, string? postgresql, Action<string> say,
        CancellationToken cancel)
    {
        var found = new List<IndicatorSpeed>();
        foreach (var size in sizes)
        {
            var name = PreparedLedger.NameOf(size);
            var home = PreparedLedger.FolderOf(folder, size);
            await PreparedLedger.Open(home, size, making, say, cancel);
            var (lines, built) = await Rebuild(home, rooms, cancel);
            say(FormattableString.Invariant($"{name}: {lines} lines folded in {built:F1} s"));
            var took = await Reports(into, name, home, rooms, cancel);

            var (duckDb, postgreSql) = await GroupBy.Of(home, folder, postgresql, say, cancel);
            found.Add(new(name, lines, built, took.Now, took.Issued, took.Any, duckDb, postgreSql));
        }

        Judge(into, found);
    }

    /// <param name="found">By rising size.</param>
    public static void Judge(Measurements into, IReadOnlyList<IndicatorSpeed> found)
    {
        foreach (var size in found)
        {
            into.Figure($"lines_{size.Name}", size.Lines);
            into.Figure($"five_plans_ms_{size.Name}", size.FivePlansMs);
            into.Figure($"five_plans_issued_ms_{size.Name}", size.FivePlansIssuedMs);
            into.Figure($"any_line_s_{size.Name}", size.AnyLineSeconds);
            into.Figure($"rebuild_s_{size.Name}", size.RebuildSeconds);
            into.Figure($"rebuild_lines_per_s_{size.Name}", size.Lines / size.RebuildSeconds);
            into.Figure($"duckdb_s_{size.Name}", size.DuckDbSeconds);
            into.Ratio($"rebuild_vs_duckdb_{size.Name}", size.RebuildSeconds / size.DuckDbSeconds);
            if (size.PostgreSqlSeconds is { } beside)
            {
                into.Figure($"postgresql_s_{size.Name}", beside);
                into.Ratio($"rebuild_vs_postgresql_{size.Name}", size.RebuildSeconds / beside);
            }
        }

        var (first, last) = (found[0], found[^1]);
        into.Goal("five_plans_ms", "<= 100", found.Max(static f => f.FivePlansMs));
        into.Goal("five_plans_issued_ms", "<= 100", found.Max(static f => f.FivePlansIssuedMs));
        into.Goal("any_line_s", "<= 5", found.Max(static f => f.AnyLineSeconds));
        into.Goal("rebuild_lines_per_s", ">= 200000", last.Lines / last.RebuildSeconds);
        into.GoalRatio("rebuild_vs_duckdb", "<= 2", last.RebuildSeconds / last.DuckDbSeconds);
        into.Ratio("five_plans_growth", last.FivePlansMs / first.FivePlansMs);
        into.Ratio("five_plans_issued_growth", last.FivePlansIssuedMs / first.FivePlansIssuedMs);
        into.Ratio("any_line_growth", last.AnyLineSeconds / first.AnyLineSeconds);
    }

    /// <summary>The fold from the first line to what is saved; again where it is quick, and the median.</summary>
    private static async Task<(long Lines, double Seconds)> Rebuild(string home, IReadOnlyList<IRoom> rooms, CancellationToken cancel)
    {
        var took = new List<double>();
        var lines = 0L;
        for (var began = Stopwatch.GetTimestamp(); took.Count < RebuildsMax && (took.Count == 0 || Stopwatch.GetElapsedTime(began) < AgainWithin);)
        {
            // A connection that is kept open would go on with the file that is taken away.
            SqliteConnection.ClearAllPools();
            foreach (var file in Directory.EnumerateFiles(home, Room + ".db*"))
            {
                File.Delete(file);
            }

            await using var closed = House.Build(PreparedLedger.Options(home), rooms);
            await House.Migrate(closed.Services, cancel);
            var runner = closed.Services.GetRequiredService<FoldRunners>().Of(Room);
            lines = closed.Services.GetRequiredService<JournalTail>().Head.Line;
            var start = Stopwatch.GetTimestamp();
            if (!await runner.CatchUp(lines, CatchUpWithin, cancel))
            {
                throw new InvalidOperationException($"the folds of {Room} stand at line {runner.Line}");
            }

            await runner.StopAsync(cancel);
            took.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return (lines, Measurements.Median(took));
    }

    private static async Task<(double Now, double Issued, double Any)> Reports(
        Measurements into, string name, string home, IReadOnlyList<IRoom> rooms, CancellationToken cancel)
    {
        double now, issued;
        await using (var house = await House.Start(PreparedLedger.Options(home), rooms, cancel))
        {
            using var door = new Door(house, Roles.Officer, Roles.Planner);
            into.Figure($"five_plans_ms_first_{name}", await Five(door, static p => Question(p.Plan), cancel));
            now = await Again(house, door, static p => Question(p.Plan), cancel);
            foreach (var plan in Plans.All)
            {
                await Issue(door, plan.Plan, HeadOf(house) / 2, house.Services.GetRequiredService<IClock>().GetCurrentInstant(), cancel);
            }

            await Folded(house, cancel);
        }

        // What was made for issuing is kept in memory, and is not there after a start.
        await using (var house = await House.Start(PreparedLedger.Options(home), rooms, cancel))
        {
            using var door = new Door(house, Roles.Officer, Roles.Planner);
            await Folded(house, cancel);
            into.Figure($"five_plans_issued_ms_first_{name}", await Five(door, static p => Question(p.Plan) + "&issued=annex", cancel));
            issued = await Again(house, door, static p => Question(p.Plan) + "&issued=annex", cancel);
            var any = new List<double>();
            foreach (var part in Parts)
            {
                // Each line is asked once: an answer that is kept would say nothing about any other.
                any.Add(await door.Ask(FormattableString.Invariant($"{Question(Plans.All[0].Plan)}&atLine={(long)(HeadOf(house) * part)}"), cancel) / 1_000);
                into.Figure(FormattableString.Invariant($"any_line_s_at_{100 * part:F0}_percent_{name}"), any[^1]);
            }

            return (now, issued, any.Max());
        }
    }

    private static long HeadOf(House house) => house.Services.GetRequiredService<JournalTail>().Head.Line;

    private static Task Folded(House house, CancellationToken cancel) =>
        house.Services.GetRequiredService<FoldRunners>().Of(Room).CatchUp(HeadOf(house), CatchUpWithin, cancel);

    /// <summary>The same again and again, and a line comes in before each turn, so that nothing that is kept for a line answers for the next.</summary>
    private static async Task<double> Again(House house, Door door, Func<PlanRow, string> question, CancellationToken cancel)
    {
        var took = new List<double>();
        for (var began = Stopwatch.GetTimestamp(); took.Count < Repeats && (took.Count == 0 || Stopwatch.GetElapsedTime(began) < AgainWithin);)
        {
            await house.Services.GetRequiredService<JournalWriter>().Write([PreparedLoad.Another()], cancel);
            await Folded(house, cancel);
            took.Add(await Five(door, question, cancel));
        }

        return Measurements.Median(took);
    }

    private static string Question(string plan) => $"/{Room}/report?plan={plan}&period={Year}";

    /// <summary>One plan's table after the other, in milliseconds for all.</summary>
    private static async Task<double> Five(Door door, Func<PlanRow, string> question, CancellationToken cancel)
    {
        var took = 0.0;
        foreach (var plan in Plans.All)
        {
            took += await door.Ask(question(plan), cancel);
        }

        return took;
    }

    /// <summary>Issues the plan's table as a final, as it was at a line, unless one stands.</summary>
    private static async Task Issue(Door door, string plan, long line, Instant now, CancellationToken cancel)
    {
        if (await door.Answers(Question(plan) + "&issued=annex", cancel))
        {
            return;
        }

        await door.Ask(FormattableString.Invariant($"{Question(plan)}&atLine={line}"), cancel);
        var made = JsonSerializer.Deserialize<Report>(door.Answer, Wire.Options)!;
        await door.Say(Room, new IssueReport(
            Guid.CreateVersion7(), now, plan, Year, ReportKind.Annex, ReportStages.Final, line, made.Checksum!, $"bench {plan}"), cancel);
    }
}

/// <summary>What one ledger took.</summary>
/// <param name="AnyLineSeconds">The slowest of the lines that were asked.</param>
/// <param name="PostgreSqlSeconds">Null where no server was given.</param>
public sealed record IndicatorSpeed(
    string Name, long Lines, double RebuildSeconds, double FivePlansMs, double FivePlansIssuedMs, double AnyLineSeconds, double DuckDbSeconds, double? PostgreSqlSeconds);
