using System.Diagnostics;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Journal;

namespace WasteFlow.Journeys.Kill;

/// <summary>The program is killed (SIGKILL) while it works, again and again, and goes on with what lies there.</summary>
public class KillTest(ITestOutputHelper output)
{
    static readonly bool Full = Environment.GetEnvironmentVariable("WASTEFLOW_PROOF") == "full";

    [Fact]
    public Task What_was_answered_is_there_once_and_what_was_not_once_or_never_on_SQLite() => Kill(postgreSql: false, Full ? 100 : 3);

    [Fact]
    public Task What_was_answered_is_there_once_and_what_was_not_once_or_never_on_PostgreSQL() => Kill(postgreSql: true, Full ? 100 : 2);

    async Task Kill(bool postgreSql, int kills)
    {
        var began = Stopwatch.GetTimestamp();
        await using var house = new KilledHouse(postgreSql);
        await house.InitializeAsync();
        await house.Settle();
        var crew = new Crew(house, postgreSql ? 20261 : 20262);
        var stored = new Stored();
        var (answered, there) = (0, 0);
        var phases = new SortedDictionary<string, double>(StringComparer.Ordinal);
        for (var kill = 1; kill <= kills; kill++)
        {
            // Now and then long enough for the folds to save meanwhile.
            IReadOnlyList<Sent> sent = [];
            await Timed("sending", async () => sent = await crew.SendUntilKilled(kill, 5, kill % 5 == 0 ? 600 : 120));
            await Timed("starting and looking", () => GoOnAndLook(house, stored));
            answered += sent.Count(static s => s.Answer is not null);
            there += Found(house, stored, sent);
            await Timed("asking again", () => SameAnswers(house, crew, sent));
        }

        await Timed("asking again", () => SameAnswers(house, crew, crew.All));
        await house.Process.DisposeAsync();
        await AllIsThere(house, stored, crew);
        var silent = crew.All.Count - answered;
        output.WriteLine($"""
            {kills} kills on {(postgreSql ? "PostgreSQL" : "SQLite")} in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s, at least {crew.InFlightLeast} acts in flight at each:
            {crew.All.Count} acts sent, {answered} answered, {silent} not; of these {there} there and {silent - there} not.
            {stored.Lines.Count} lines, {stored.Compared} documents of folds compared. Seconds: {string.Join(", ", phases.Select(static p => $"{p.Key} {p.Value:0}"))}.
            """);
        Assert.InRange(crew.InFlightLeast, Crew.InFlightMin, Crew.Clients);

        async Task Timed(string phase, Func<Task> what)
        {
            var from = Stopwatch.GetTimestamp();
            await what();
            phases[phase] = phases.GetValueOrDefault(phase) + Stopwatch.GetElapsedTime(from).TotalSeconds;
        }
    }

    /// <summary>What is left is looked at as it is, before a successor has opened it: on SQLite in copies of the files, while the program mends its own.</summary>
    static async Task GoOnAndLook(KilledHouse house, Stored stored)
    {
        if (RoomDatabase.ProviderOf(house.Options.Database) != Provider.Sqlite)
        {
            await Look(house.Options, stored);
            await house.GoOn(house.Beside());
            return;
        }

        var copy = Directory.CreateTempSubdirectory("wasteflow-killed-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(house.Data, "*.db*").Where(static f => !f.EndsWith("-shm", StringComparison.Ordinal)))
            {
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            }

            await Task.WhenAll(house.GoOn(house.Beside()), Task.Run(() => Look(house.Options with { Data = copy }, stored)));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(copy, recursive: true);
        }
    }

    static async Task Look(HouseOptions options, Stored stored)
    {
        stored.ReadOn(options);
        await stored.FoldsAgree(options, atHead: false);
    }

    /// <summary>All that was answered is found; says how many are found of those that were not.</summary>
    static int Found(KilledHouse house, Stored stored, IReadOnlyList<Sent> sent)
    {
        IReadOnlyDictionary<string, AnswerRow> found = new Dictionary<string, AnswerRow>(StringComparer.Ordinal);
        stored.ReadOn(house.Options, store => found = store.FindAnswers([.. sent.Select(static s => s.ActId)]));
        Assert.All(sent.Where(static s => s.Answer is not null), act => Assert.Equal((true, act.Line), (found.TryGetValue(act.ActId, out var row), row?.Line)));
        return sent.Count(s => s.Answer is null && found.ContainsKey(s.ActId));
    }

    /// <summary>Who asks again with the same bytes is told the same; who never was told is told one thing from now on.</summary>
    static async Task SameAnswers(KilledHouse house, Crew crew, IReadOnlyList<Sent> sent)
    {
        foreach (var (act, again) in sent.Zip(await crew.AskAgain(sent)))
        {
            Assert.True(again.Status is 200 or 422, $"{again.Text}\n{house.Logs}");
            act.Answer ??= again;
            Assert.Equal((act.Answer.Status, act.Answer.Text), (again.Status, again.Text));
        }
    }

    static async Task AllIsThere(KilledHouse house, Stored stored, Crew crew)
    {
        stored.ReadOn(house.Options);
        await stored.FoldsAgree(house.Options, atHead: true);
        var lines = stored.Lines.Skip(KilledHouse.LinesSettled).ToDictionary(static l => l.Line.Number, static l => l.Line.Said.GetProperty("actId").GetString());
        Assert.Equal(crew.All.Where(static a => a.Line is not null).Select(static a => (a.Line, a.ActId)).Order(), lines.Select(static l => ((long?)l.Key, l.Value!)).Order());
        Assert.Contains(crew.All, static a => a.Line is null);
        var verify = house.Beside("verify");
        Assert.True(await verify.Ended(TimeSpan.FromMinutes(2)) == 0 && verify.Said.Contains($"ok: {stored.Lines.Count} lines", StringComparison.Ordinal), verify.Said);
    }
}
