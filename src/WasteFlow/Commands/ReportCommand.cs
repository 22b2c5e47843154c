using System.CommandLine;
using System.Globalization;
using WasteFlow.Documents;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Commands;

/// <summary><c>report</c>: a plan's table for one period, each figure with its exact terms or the reason why there is none.</summary>
public static class ReportCommand
{
    public static Command Make()
    {
        var plan = new Option<string>("--plan") { Description = "The plan's id, such as guancheng.", HelpName = "ID", Required = true };
        var year = new Option<int?>("--year") { Description = "The year; without it the last one with a figure to reach.", HelpName = "Y" };
        var period = new Option<string?>("--period") { Description = "Months instead of a year: 2025-H1, 2025-Q3, 2025-07, or 2025-01..07.", HelpName = "P" };
        var atLine = new Option<long?>("--at-line") { Description = "As of this line of the ledger.", HelpName = "N" };
        var issuedBy = new Option<long?>("--issued-by") { Description = "As this line of the ledger issued it, under its number as draft or final; it says kind, period and line.", HelpName = "N" };
        var format = new Option<string>("--format") { Description = "json, csv, xlsx, docx, html, pdf; and svg, the figure of the flow statement.", DefaultValueFactory = static _ => "json" };
        var file = new Option<string?>("--out") { Description = "The file to write, instead of standard output.", HelpName = "FILE" };
        var kind = new Option<string>("--kind") { Description = "annex (the table), briefing, half-year, yearly, evaluation, or flows (the flow statement).", DefaultValueFactory = static _ => ReportKind.Annex };
        var language = new Option<string>("--language") { Description = "zh or en.", DefaultValueFactory = static _ => "zh" };
        format.AcceptOnlyFromAmong([.. PaperFormats.Types.Keys.Order(StringComparer.Ordinal)]);
        kind.AcceptOnlyFromAmong([.. ReportKind.All.Select(static k => k.Kind)]);
        language.AcceptOnlyFromAmong([.. Sentences.Languages]);
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
        var command = new Command("report", "A plan's table of indicators for one period, or a report written from it.") { plan, year, period, atLine, issuedBy, kind, format, language, file }.WithStorage();
        command.Validators.Add(result =>
        {
            if (result.GetResult(year) is { Implicit: false } && result.GetResult(period) is { Implicit: false })
            {
                result.AddError("--year and --period ask two things: say one.");
            }
        });
        command.Validators.Add(result =>
        {
            if (result.GetResult(issuedBy) is { Implicit: false } && new Option[] { year, period, atLine, kind }.Any(o => result.GetResult(o) is { Implicit: false }))
            {
                result.AddError("--issued-by says kind, period and line already: leave out --kind, --year, --period and --at-line.");
            }
        });
        command.SetAction(async (parsed, cancel) =>
        {
            var (made, issued, refused) = await ReportJournal.Make(
                Settings.From(parsed), null, new(parsed.GetValue(plan)!, PeriodOf(parsed.GetValue(year), parsed.GetValue(period)), parsed.GetValue(atLine), parsed.GetValue(kind)!),
                parsed.GetValue(issuedBy), cancel);
            if ((refused ?? (issued is null ? null : IssuedLines.Objection(made!, issued))) is { } unmade)
            {
                return await Say(unmade);
            }

            var which = issued?.Kind ?? parsed.GetValue(kind)!;
            if (!ReportKind.Find(which)!.Takes(made!.Period))
            {
                return await Say(Refused.With("report_period_unfit", "", ("kind", which), ("period", made.Period.ToString())));
            }

            return PaperFormats.Objection(parsed.GetValue(format)!, which, PaperPdf.Browser()) is { } unprintable
                ? await Say(unprintable)
                : await Write((await PaperFormats.Of(made, which, parsed.GetValue(language)!, parsed.GetValue(format)!, cancel))!, parsed.GetValue(file), cancel);
        });
        return command;
    }

    private static ReportingPeriod? PeriodOf(int? year, string? period) =>
        period is not null && ReportingPeriod.TryRead(period, out var months) ? months
        : year is { } whole ? ReportingPeriod.OfYear(whole)
        : null;

    private static async Task<int> Write(byte[] bytes, string? file, CancellationToken cancel)
    {
        if (file is null)
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(bytes, cancel);
            return Cli.Fine;
        }

        await using var to = OutFile.Create(file);
        await to.WriteAsync(bytes, cancel);
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
