using System.Globalization;
using System.Text.Json.Nodes;

namespace WasteFlow.Oracle;

/// <summary>The program's figures and the simulator's truth, computed a second time from the exported lines alone.</summary>
[Collection(OfCity.Name)]
public class CityTest(PlayedCity city)
{
    [Fact]
    public void The_chain_holds_and_ends_where_the_program_says()
    {
        Assert.Equal(0, city.Bad);
        Assert.Equal($"ledger: {city.Journal.Lines.Count} lines, hash {city.Journal.Hash}", city.Said.TrimEnd().Split('\n')[^1].Trim());
        Assert.Equal((city.Journal.Lines.Count, city.Journal.Hash), (city.Journal.Trailer!["line"]!.GetValue<int>(), city.Journal.Trailer["hash"]!.GetValue<string>()));
    }

    [Fact]
    public void No_lot_is_below_zero_and_every_treatment_closes()
    {
        Assert.Empty(city.Custody.Wrong);
        Assert.True(city.Journal.Lines.Count(static l => l.Act == "treat-waste") > 50);
        Assert.Equal(0, city.Custody.Flows.Where(static f => f.Stream is null && !Moved.IsLot(f.From) && !Moved.IsLot(f.To)
            && f.From != "treatment" && f.To != "treatment").Sum(static f => f.Grams));
    }

    /// <summary>Else figures would have been compared that nobody put right and nothing came back to.</summary>
    [Fact]
    public void People_of_the_city_put_right_what_they_said_refuse_it_and_take_loads_back()
    {
        Assert.Contains(city.Journal.Lines, static l => l.Corrects is { Act: "generate-waste" });
        Assert.Contains(city.Journal.Lines, static l => l.Corrects is { Act: "receive-waste" } && l.Act == "consent-to-correction");
        Assert.Contains(city.Journal.Lines, static l => l.Act == "receive-waste" && l.Said["items"]?[0]?["quantity"]?["impurityPerMille"] is not null);
        Assert.All(["refuse-correction", "return-waste", "divert-waste", "combine-lots"], a => Assert.Contains(city.Journal.Lines, l => l.Act == a));
    }

    [Fact]
    public void In_equals_out_in_every_stream_and_every_term_is_what_was_told()
    {
        var compared = 0;
        foreach (var period in city.Told["periods"]!.AsArray())
        {
            var identity = Identity.Of(city.Custody, Day(period!, "from"), Day(period!, "to"));
            foreach (var told in period!["streams"]!.AsArray())
            {
                var stream = told!["stream"]!.GetValue<string>();
                var terms = identity.GetValueOrDefault(stream) ?? new(StringComparer.Ordinal);
                Assert.Equal(Identity.In.Sum(t => terms.GetValueOrDefault(t)), Identity.Out.Sum(t => terms.GetValueOrDefault(t)));
                foreach (var term in Identity.In.Concat(Identity.Out))
                {
                    Assert.True(told[term]!.GetValue<long>() == terms.GetValueOrDefault(term), $"{period["from"]} to {period["to"]}, {stream}, {term}: told {told[term]}, the lines say {terms.GetValueOrDefault(term)}");
                    compared++;
                }
            }
        }

        Assert.True(compared > 13 * 17, $"only {compared} terms were compared");
    }

    [Fact]
    public void Forward_equals_backward_equals_the_whole()
    {
        var roots = city.Custody.Flows.Where(static f => !Moved.IsLot(f.From) && Moved.IsLot(f.To)).GroupBy(static f => f.To, StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => g.Sum(static f => f.Grams), StringComparer.Ordinal);
        var ended = city.Custody.Flows.Where(static f => Moved.IsLot(f.From) && !Moved.IsLot(f.To)).SelectMany(static f => f.Roots)
            .GroupBy(static r => r.Key).ToDictionary(static g => g.Key, static g => g.Sum(static r => r.Value));
        var standing = city.Custody.Lots.Keys.SelectMany(l => city.Custody.In(l)).GroupBy(static r => r.Key).ToDictionary(static g => g.Key, static g => g.Sum(static r => r.Value));
        foreach (var (root, grams) in roots)
        {
            Assert.Equal(grams, ended.GetValueOrDefault(Moved.Age(root)) + standing.GetValueOrDefault(Moved.Age(root)));
        }
    }

    [Fact]
    public async Task A_roots_trace_is_what_the_lines_say()
    {
        foreach (var root in Some(Roots(), 5))
        {
            var trace = await Trace("--lot", root);
            Assert.Equal(Table(Ways.Ends(city.Custody, root)), Table(Sums(trace, "outcomes", "class")));
            Assert.Equal(Table(Ways.Stands(city.Custody, root)), Table(Sums(trace, "open", "place")));
        }
    }

    [Fact]
    public async Task A_trace_as_of_a_line_is_that_of_the_journal_cut_there()
    {
        var cut = city.Journal.Lines.Count / 2;
        var then = new Custody([.. city.Journal.Lines.Take(cut)]);
        foreach (var root in Some(Roots().Where(r => Moved.Age(r).Line <= cut), 3))
        {
            var trace = await Trace("--lot", root, "--at-line", cut.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(Table(Ways.Ends(then, root)), Table(Sums(trace, "outcomes", "class")));
            Assert.Equal(Table(Ways.Stands(then, root)), Table(Sums(trace, "open", "place")));
        }
    }

    [Fact]
    public async Task A_producers_days_are_what_the_lines_say_of_all_its_roots()
    {
        var cut = city.Journal.Lines[city.Journal.Lines.Count / 2].Day;
        var producers = city.Custody.Flows.Where(static f => Moved.IsLot(f.To) && !Moved.IsLot(f.From)).Select(static f => f.To).Distinct(StringComparer.Ordinal).GroupBy(city.Custody.ProducerOf, StringComparer.Ordinal).ToList();
        foreach (var producer in Some(producers.Where(static p => p.Count() > 1), 3))
        {
            var roots = producer.Where(r => city.Custody.DayOf(r) <= cut).ToList();
            var trace = await Trace("--producer", producer.Key, "--to", cut.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Assert.Equal(Table(Added(roots.Select(r => Ways.Ends(city.Custody, r)))), Table(Sums(trace, "outcomes", "class")));
            Assert.Equal(Table(Added(roots.Select(r => Ways.Stands(city.Custody, r)))), Table(Sums(trace, "open", "place")));
        }
    }

    [Fact]
    public async Task A_treatment_is_traced_back_to_whose_it_took()
    {
        var treatments = city.Custody.Flows.Where(static f => Moved.IsLot(f.From) && f.To == "treatment").GroupBy(static f => f.Line);
        foreach (var treatment in Some(treatments, 3))
        {
            var trace = await Trace("--line", treatment.Key.ToString(CultureInfo.InvariantCulture));
            var took = Added(treatment.Select(static f => f.Roots.ToDictionary(static r => $"L{r.Key.Item1}-{r.Key.Item2}", static r => r.Value, StringComparer.Ordinal)));
            Assert.Equal(Table(took), Table(Sums(trace, "roots", "lot")));
        }
    }

    [Fact]
    public async Task A_lots_trace_back_is_what_the_lines_say()
    {
        var mixed = city.Custody.Lots.Keys.Where(l => city.Custody.CameInto(l).Count > 3);
        foreach (var lot in Some(mixed, 5))
        {
            var trace = await Trace("--lot", lot, "--back");
            var came = city.Custody.CameInto(lot).ToDictionary(static r => $"L{r.Key.Item1}-{r.Key.Item2}", static r => r.Value, StringComparer.Ordinal);
            Assert.Equal(Table(came), Table(Sums(trace, "roots", "lot")));
        }
    }

    [Fact]
    public async Task A_manifests_trace_is_the_marked_share_of_every_move()
    {
        var loads = city.Custody.Lots.Values.Where(static l => l is { Place: "transit", Manifest: not null }).GroupBy(static l => l.Manifest!, StringComparer.Ordinal);
        foreach (var load in Some(loads.Select(static l => l.Key), 5))
        {
            var trace = await Trace("--manifest", load);
            var starts = trace["roots"]!.AsArray();
            var loaded = city.Custody.Lots.Values.Where(l => l.Place == "transit" && l.Manifest == load).Select(static l => l.Lot).ToArray();
            var told = Sums(trace, "outcomes", "class");
            foreach (var (place, grams) in Sums(trace, "open", "place")) told[place] = grams;
            Assert.Equal(starts.Sum(static r => r!["grams"]!.GetValue<long>()), told.Values.Sum());
            if (loaded.Length > 1) continue;
            var roundings = trace["edges"]!.AsArray().Count * starts.Count;
            foreach (var (end, share) in Ways.Ends(city.Custody, loaded))
            {
                Assert.True(share.IsWithin(told.GetValueOrDefault(end), roundings), $"{load}, {end}: {told.GetValueOrDefault(end)} told, {share} computed");
            }
        }
    }

    [Fact]
    public async Task The_program_finds_what_the_oracle_finds()
    {
        var sound = await WasteflowProgram.Say("verify", "--file", city.File, "--key", Path.Combine(city.Data, "keys", "ledger.public.pem"));
        Assert.Equal($"ok: {city.Journal.Lines.Count} lines, hash {city.Journal.Hash}", Last(sound));
        Assert.DoesNotContain("tail not provable", sound, StringComparison.Ordinal);
        var rows = await File.ReadAllLinesAsync(city.File, TestContext.Current.CancellationToken);
        var middle = rows.Length / 2;
        string[][] forgeries =
        [
            [.. rows[..middle], Change(rows[middle]), .. rows[(middle + 1)..]],
            [.. rows[..middle], .. rows[(middle + 1)..]],
            [.. rows[..middle], rows[middle + 1], rows[middle], .. rows[(middle + 2)..]],
            [.. rows[..middle], rows[middle][..(rows[middle].Length / 2)]],
        ];
        var forged = city.File + ".forged";
        foreach (var forgery in forgeries)
        {
            await File.WriteAllLinesAsync(forged, forgery, TestContext.Current.CancellationToken);
            Journal.Read(forgery, out var bad);
            Assert.NotEqual(0, bad);
            var (code, output) = await WasteflowProgram.Run("verify", "--file", forged);
            Assert.Equal(1, code);
            Assert.Matches($"^bad line ({bad - 1}|{bad}): .+", Last(output));
        }
    }

    [Fact]
    public async Task The_end_is_proved_by_a_trailer_or_a_checkpoint_kept_elsewhere_and_by_neither_it_is_said()
    {
        var (lines, cut, head) = (city.Journal.Lines.Count, city.File + ".cut", city.File + ".head.json");
        var rows = await File.ReadAllLinesAsync(city.File, TestContext.Current.CancellationToken);
        await WasteflowProgram.Say("checkpoint", "--out", head, "--data", city.Data);
        Assert.Equal((0, $"ok: {lines} lines", true), await Verified(rows[..^1]));
        Assert.Equal((0, $"ok: {lines} lines", false), await Verified(rows[..^1], "--checkpoint", head));
        Assert.Equal((0, $"ok: {lines - 1} lines", true), await Verified(rows[..^2]));
        Assert.Equal((1, $"bad line {lines}: the checkpoint speaks of line {lines}", false), await Verified(rows[..^2], "--checkpoint", head));
        Assert.Equal((1, $"bad line {lines}: the trailer speaks of another end", false), await Verified([.. rows[..^2], rows[^1]]));

        async Task<(int Code, string Said, bool NotProvable)> Verified(string[] what, params string[] more)
        {
            await File.WriteAllLinesAsync(cut, what, TestContext.Current.CancellationToken);
            var (code, output) = await WasteflowProgram.Run(["verify", "--file", cut, "--key", Path.Combine(city.Data, "keys", "ledger.public.pem"), .. more]);
            var said = Last(output);
            return (code, said.Split(code == 0 ? ',' : '\0')[0].Split(": the tail")[0], output.Contains("tail not provable", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Who_has_the_first_public_key_alone_believes_what_the_next_one_signs()
    {
        var data = city.Data + ".rotated";
        foreach (var file in Directory.GetFiles(city.Data, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(data, Path.GetRelativePath(city.Data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        Assert.Contains("after key", await WasteflowProgram.Say("rotate-key", "--data", data), StringComparison.Ordinal);
        var exported = city.File + ".rotated";
        await WasteflowProgram.Say("export", "--out", exported, "--data", data);
        var said = await WasteflowProgram.Say("verify", "--file", exported, "--key", Path.Combine(city.Data, "keys", "ledger.public.pem"));
        Assert.Equal($"ok: {city.Journal.Lines.Count} lines, hash {city.Journal.Hash}", Last(said));
        Assert.DoesNotContain("tail not provable", said, StringComparison.Ordinal);
        var (code, output) = await WasteflowProgram.Run("verify", "--file", city.File, "--key", Path.Combine(data, "keys", "ledger.public.pem"));
        Assert.Equal((1, true), (code, Last(output).Contains("was not signed with this key", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("annex", "2025", "zh", "pdf")]
    [InlineData("briefing", "2025-01", "zh", "pdf")]
    [InlineData("half-year", "2025-H1", "en", "pdf")]
    [InlineData("yearly", "2025", "zh", "docx")]
    [InlineData("evaluation", "2025", "en", "html")]
    [InlineData("annex", "2025", "en", "xlsx")]
    [InlineData("annex", "2025", "zh", "csv")]
    [InlineData("annex", "2025", "zh", "json")]
    public async Task A_report_that_was_taken_away_is_found_to_be_what_the_lines_say(string kind, string period, string language, string format)
    {
        var file = $"{city.File}.{kind}.{format}";
        await WasteflowProgram.Say("report", "--plan", "guancheng", "--period", period, "--kind", kind, "--language", language, "--format", format, "--out", file, "--data", city.Data);
        Assert.StartsWith($"ok: {kind} of guancheng {period} at line {city.Journal.Lines.Count}, draft, checksum ", await WasteflowProgram.Say("verify", "--report", file, "--data", city.Data));
        Assert.StartsWith($"ok: {kind} of guancheng {period}", await WasteflowProgram.Say("verify", "--report", file, "--file", city.File));
    }

    [Fact]
    public async Task A_report_with_another_figure_in_it_is_found_and_the_place_named()
    {
        var file = city.File + ".forged.csv";
        await WasteflowProgram.Say("report", "--plan", "guancheng", "--period", "2025", "--format", "csv", "--out", file, "--data", city.Data);
        var rows = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        rows[2] = rows[2].Replace("met", "behind", StringComparison.Ordinal) + "9";
        await File.WriteAllLinesAsync(file, rows, TestContext.Current.CancellationToken);
        var (code, output) = await WasteflowProgram.Run("verify", "--report", file, "--data", city.Data);
        Assert.Equal(1, code);
        Assert.Matches("bad report: line 3: the file says", output);
    }

    /// <summary>Changes a digit of a mass or a time, so that it is still a line.</summary>
    static string Change(string row)
    {
        var at = row.IndexOf("recordedAt\":\"20", StringComparison.Ordinal) + "recordedAt\":\"20".Length;
        return row[..at] + (row[at] == '9' ? '8' : '9') + row[(at + 1)..];
    }

    async Task<JsonNode> Trace(params string[] of) => JsonNode.Parse(await WasteflowProgram.Say(["trace", .. of, "--format", "json", "--data", city.Data]))!;

    /// <summary>Lots whose whole mass came from outside the lots.</summary>
    IEnumerable<string> Roots() => city.Custody.Flows.Where(static f => Moved.IsLot(f.To)).GroupBy(static f => f.To, StringComparer.Ordinal)
        .Where(static g => g.All(static f => !Moved.IsLot(f.From)) && g.Sum(static f => f.Grams) > 0).Select(static g => g.Key);

    /// <summary>A few, spread evenly over all: the early ones have gone far, the late ones stand open.</summary>
    static IEnumerable<T> Some<T>(IEnumerable<T> all, int count)
    {
        var list = all.ToList();
        Assert.True(list.Count >= count, $"only {list.Count} to choose from");
        return Enumerable.Range(0, count).Select(i => list[i * (list.Count - 1) / (count - 1)]);
    }

    static Dictionary<string, long> Added(IEnumerable<Dictionary<string, long>> sums) => sums.SelectMany(static s => s).GroupBy(static s => s.Key, StringComparer.Ordinal)
        .ToDictionary(static g => g.Key, static g => g.Sum(static s => s.Value), StringComparer.Ordinal);

    static Dictionary<string, long> Sums(JsonNode trace, string list, string by) =>
        trace[list]!.AsArray().GroupBy(x => x![by]!.GetValue<string>(), StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => g.Sum(static x => x!["grams"]!.GetValue<long>()), StringComparer.Ordinal);

    static string Table(IReadOnlyDictionary<string, long> sums) =>
        string.Join(", ", sums.Where(static s => s.Value != 0).OrderBy(static s => s.Key, StringComparer.Ordinal).Select(static s => $"{s.Key} {s.Value}"));

    static DateOnly Day(JsonNode period, string field) => DateOnly.ParseExact(period[field]!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Last(string output) => output.TrimEnd().Split('\n').Last(static l => l.StartsWith("ok:", StringComparison.Ordinal) || l.StartsWith("bad", StringComparison.Ordinal)).Trim();
}
