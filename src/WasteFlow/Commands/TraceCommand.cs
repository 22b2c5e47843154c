using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Tracing;
using WasteFlow.Waste;

namespace WasteFlow.Commands;

/// <summary><c>trace</c>: where waste went, or came from, to the gram: of a manifest, a lot, a treatment, or of a site's or region's days.</summary>
public static class TraceCommand
{
    public static Command Make()
    {
        var manifest = new Option<string?>("--manifest") { Description = "The manifest's number.", HelpName = "NO" };
        var lot = new Option<string?>("--lot") { Description = "The lot's id, such as L12-1.", HelpName = "ID" };
        var producer = new Option<string?>("--producer") { Description = "The site where it came into being, with --from or --to.", HelpName = "ID" };
        var region = new Option<string?>("--region") { Description = "The division whose producers are meant, with --from or --to.", HelpName = "CODE" };
        var treatment = new Option<long?>("--line") { Description = "The line of a treatment: whose waste it was.", HelpName = "N" };
        var disposer = new Option<string?>("--disposer") { Description = "The site where it was treated, with --from or --to: whose it was.", HelpName = "ID" };
        var from = new Option<string?>("--from") { Description = "The first day that counts; else the ledger's first.", HelpName = "DAY" };
        var to = new Option<string?>("--to") { Description = "The last day that counts; else the ledger's last.", HelpName = "DAY" };
        var back = new Option<bool>("--back") { Description = "Where it came from, instead of where it went." };
        var through = new Option<bool>("--through-treatment") { Description = "Look through treatment, by the share of waste input." };
        var atLine = new Option<long?>("--at-line") { Description = "As of this line of the ledger.", HelpName = "N" };
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = static _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("trace", "Where waste went, or came from, to the gram.")
        {
            manifest, lot, producer, region, treatment, disposer, from, to, back, through, atLine, format,
        }.WithStorage();
        command.Validators.Add(result =>
        {
            if (new Option[] { manifest, lot, producer, region, treatment, disposer }.Count(o => result.GetResult(o) is not null) != 1)
            {
                result.AddError("trace wants one of --manifest NO, --lot ID, --producer ID, --region CODE, --line N and --disposer ID.");
            }

            foreach (var day in new[] { from, to })
            {
                if (result.GetResult(day) is { Tokens: [var written] } && !LocalDatePattern.Iso.Parse(written.Value).Success)
                {
                    result.AddError($"{day.Name} {written.Value} is no day: write 2025-03-01.");
                }
            }

            if (result.GetResult(lot) is { Tokens: [var named] } && !LotId.TryRead(named.Value, out _))
            {
                result.AddError($"--lot {named.Value} is no lot's id: write L12-1.");
            }

            if (result.GetResult(manifest) is { Tokens: [var numbered] } && !ManifestNumber.TryRead(numbered.Value, out _))
            {
                result.AddError($"--manifest {numbered.Value} is no manifest's number.");
            }
        });
        command.SetAction(async (parsed, cancel) =>
        {
            var question = new TraceQuestion(
                parsed.GetValue(manifest) is { } number ? new ManifestNumber(number) : null,
                parsed.GetValue(lot) is { } id ? LotId.TryRead(id, out var known) ? known : null : null,
                parsed.GetValue(back), parsed.GetValue(through), parsed.GetValue(atLine), false,
                Site(parsed.GetValue(producer)), parsed.GetValue(region), parsed.GetValue(treatment), Site(parsed.GetValue(disposer)),
                Day(parsed.GetValue(from)), Day(parsed.GetValue(to)));
            await using var closed = await Closed.Open(Settings.From(parsed), cancel);
            var (documents, line) = await closed.Replay(new ChainFold(), question.AtLine, cancel);
            var read = Traces.Answer(question, line, documents);
            if (read.Refused is { } refused)
            {
                var sentence = Refusals.Of(refused.Code);
                await Console.Error.WriteLineAsync($"{sentence.SayZh(refused.Details)}\n{sentence.SayEn(refused.Details)}");
                return Cli.Finding;
            }

            if (parsed.GetValue(format) == "json")
            {
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(read.View, Wire.Options));
                return Cli.Fine;
            }

            var (parties, _) = await closed.Replay(new RegisterFold(), line, cancel);
            var register = new Register(new Dictionary<string, FoldDocuments>(StringComparer.Ordinal) { [RegisterFold.FoldName] = parties });
            await Console.Out.WriteLineAsync(Text(read.View!, id => register.Site(id)?.Name ?? register.Enterprise(new(id.Text))?.Name));
            return Cli.Fine;
        });
        return command;
    }

    private static SiteId? Site(string? id) => id is { } named ? new SiteId(named) : null;

    private static LocalDate? Day(string? day) => day is { } written ? LocalDatePattern.Iso.Parse(written).Value : null;

    /// <summary>One node a row, then what it adds up to; ids where machines look, names where people do.</summary>
    /// <param name="name">What a site or enterprise is called, or null.</param>
    public static string Text(Trace trace, Func<SiteId, string?> name)
    {
        string Called(SiteId? id) => id is { } known && name(known) is { } called ? $"  {called}" : "";
        var rows = new List<string> { $"{trace.Of}, {trace.Direction}, at line {trace.Line.ToString(CultureInfo.InvariantCulture)}" };
        rows.AddRange(trace.Nodes.Select(n =>
            $"  {n.Id,8}  {Day(n.At)}  {n.Act,-20} {n.Kind,-12} {n.Holder?.Text ?? "-",-34} {Tonnes(n.Grams),16} t{Called(n.Holder)}"));
        Sums(rows, trace.Direction == "back" ? "whole" : "still open", trace.Open.Select(o => ($"{o.Lot} {o.Place} {o.Holder}{Called(o.Holder)}", o.Grams)));
        Sums(rows, "roots", trace.Roots.Select(r => ($"{r.Lot} {r.Kind} {r.Code} {r.Producer}{Called(r.Producer)}", r.Grams)));
        Sums(rows, "outcomes", trace.Outcomes.Select(o => ($"{o.Lot} {o.Method} {o.Class} {o.Holder}{Called(o.Holder)}", o.Grams)));
        return string.Join('\n', rows);
    }

    private static void Sums(List<string> rows, string title, IEnumerable<(string What, long Grams)> parts)
    {
        var all = parts.ToList();
        if (all.Count == 0)
        {
            return;
        }

        rows.Add($"{title}: {Tonnes(all.Sum(static p => p.Grams))} t");
        rows.AddRange(all.Select(static p => $"  {Tonnes(p.Grams),16} t  {p.What}"));
    }

    private static string Tonnes(long grams) => Mass.Tonnes(grams);

    private static string Day(Instant at) => Waste.Calendar.DayOf(at).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
