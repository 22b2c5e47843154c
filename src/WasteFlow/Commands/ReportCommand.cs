using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Commands;

/// <summary><c>report</c>: a plan's table for one period, each figure with its exact terms or the reason why there is none.</summary>
public static class ReportCommand
{
    private static readonly string[] Later = ["html", "xlsx", "docx", "pdf"];

    public static Command Make()
    {
        var plan = new Option<string>("--plan") { Description = "The plan's id, such as guancheng.", HelpName = "ID", Required = true };
        var year = new Option<int?>("--year") { Description = "The year; without it the last one with a figure to reach.", HelpName = "Y" };
        var period = new Option<string?>("--period") { Description = "Months instead of a year: 2025-H1, 2025-Q3, 2025-07, or 2025-01..07.", HelpName = "P" };
        var atLine = new Option<long?>("--at-line") { Description = "As of this line of the ledger.", HelpName = "N" };
        var format = new Option<string>("--format") { Description = "json or csv.", DefaultValueFactory = static _ => "json" };
        var file = new Option<string?>("--out") { Description = "The file to write, instead of standard output.", HelpName = "FILE" };
        format.Validators.Add(result =>
        {
            var asked = result.GetValueOrDefault<string>();
            if (Later.Contains(asked, StringComparer.Ordinal))
            {
                result.AddError($"--format {asked}: this version writes json and csv.");
            }
            else if (asked is not ("json" or "csv"))
            {
                result.AddError($"--format {asked} is none of json and csv.");
            }
        });
        year.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && result.GetValueOrDefault<int?>() is < Reports.FirstYear or > Reports.LastYear)
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--year wants a year from {Reports.FirstYear} to {Reports.LastYear}."));
            }
        });
        period.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !ReportingPeriod.TryRead(text, out _))
            {
                result.AddError($"--period {text} is no period: 2025, 2025-H1, 2025-Q3, 2025-07 or 2025-01..07.");
            }
        });
        var command = new Command("report", "A plan's table of indicators for one period.") { plan, year, period, atLine, format, file }.WithStorage();
        command.Validators.Add(result =>
        {
            if (result.GetResult(year) is { Implicit: false } && result.GetResult(period) is { Implicit: false })
            {
                result.AddError("--year and --period ask two things: say one.");
            }
        });
        command.SetAction(async (parsed, cancel) =>
        {
            await using var closed = await Closed.Open(Settings.From(parsed), cancel);
            var asked = parsed.GetValue(atLine);
            var (documents, line) = await closed.Replay(new MeasureFold(), asked, cancel);
            if (asked is { } wanted && wanted != line)
            {
                return await Say(Refused.With("no_such_line", "", ("line", wanted.ToString(CultureInfo.InvariantCulture))));
            }

            if (Snapshot.Read(documents, line, parsed.GetValue(plan)!) is not { } snapshot)
            {
                return await Say(Refused.With("plan_unknown", "", ("plan", parsed.GetValue(plan)!)));
            }

            var report = ReportMaker.Make(snapshot, PeriodOf(parsed.GetValue(year), parsed.GetValue(period)));
            var text = parsed.GetValue(format) == "csv" ? ReportCsv.Of(report) : JsonSerializer.Serialize(report, Wire.Options) + "\n";
            return await Write(text, parsed.GetValue(file), cancel);
        });
        return command;
    }

    private static ReportingPeriod? PeriodOf(int? year, string? period) =>
        period is not null && ReportingPeriod.TryRead(period, out var months) ? months
        : year is { } whole ? ReportingPeriod.OfYear(whole)
        : null;

    private static async Task<int> Write(string text, string? file, CancellationToken cancel)
    {
        if (file is null)
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
            return Cli.Fine;
        }

        await using var to = OutFile.Create(file);
        await to.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
        await Console.Error.WriteLineAsync(file);
        return Cli.Fine;
    }

    private static async Task<int> Say(Refused refused)
    {
        var sentence = Refusals.Of(refused.Code);
        await Console.Error.WriteLineAsync($"{sentence.SayZh(refused.Details)}\n{sentence.SayEn(refused.Details)}");
        return Cli.Finding;
    }
}
