using System.CommandLine;
using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Commands;

/// <summary><c>formula</c>: what a formula of the catalogue's language comes to for a region and a period, or where it is wrong.</summary>
public static class FormulaCommand
{
    public static Command Make()
    {
        var numerator = new Argument<string>("FORMULA") { Description = "The formula, or the numerator of one: utilised(stream=construction)." };
        var denominator = new Option<string?>("--denominator") { Description = "What it is divided by.", HelpName = "FORMULA" };
        var scale = new Option<int>("--scale") { Description = "What the quotient is multiplied by: 100 for a percentage.", HelpName = "N", DefaultValueFactory = static _ => 1 };
        var unit = new Option<string?>("--unit") { Description = "The unit that it has to come to, as plans write it.", HelpName = "UNIT" };
        var region = new Option<string>("--region") { Description = "The division whose figure it is.", HelpName = "CODE", Required = true };
        var period = new Option<string>("--period") { Description = "2025, 2025-H1, 2025-Q3, 2025-07, or 2025-01..07.", HelpName = "P", Required = true };
        var baseYear = new Option<int?>("--base-year") { Description = "The year of year=base.", HelpName = "Y" };
        var atLine = new Option<long?>("--at-line") { Description = "As of this line of the ledger.", HelpName = "N" };
        period.Validators.Add(result =>
        {
            if (result.Tokens is [var written] && !ReportingPeriod.TryRead(written.Value, out _))
            {
                result.AddError($"--period {written.Value} is no period: 2025, 2025-H1, 2025-Q3, 2025-07 or 2025-01..07.");
            }
        });
        var command = new Command("formula", "What a formula comes to for a region and a period, or where it is wrong. Nothing is written.")
        {
            numerator, denominator, scale, unit, region, period, baseYear, atLine,
        }.WithStorage();
        command.SetAction(async (parsed, cancel) =>
        {
            ReportingPeriod.TryRead(parsed.GetValue(period)!, out var months);
            var ask = new TryFormula(
                parsed.GetValue(numerator)!, months, parsed.GetValue(region), parsed.GetValue(denominator), parsed.GetValue(scale), parsed.GetValue(unit), parsed.GetValue(baseYear));
            await using var closed = await Closed.Open(Settings.From(parsed), cancel);
            var (documents, line) = await closed.Replay(new MeasureFold(), parsed.GetValue(atLine), cancel);
            var read = FormulaTrial.Of(documents, line, ask, null, static _ => true);
            if (read.Refused is { } refused)
            {
                var sentence = Refusals.Of(refused.Code);
                await Console.Error.WriteLineAsync($"{sentence.SayZh(refused.Details)}\n{sentence.SayEn(refused.Details)}");
                return Cli.Finding;
            }

            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(read.View, Wire.Options));
            return Cli.Fine;
        });
        return command;
    }
}
