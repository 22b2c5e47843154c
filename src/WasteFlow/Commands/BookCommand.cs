using System.CommandLine;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Commands;

/// <summary><c>book</c>: a ledger book (台账), list or periodic report of a site or a region, in its official columns.</summary>
public static class BookCommand
{
    public static Command Make()
    {
        var book = new Argument<string>("BOOK") { Description = "The book's name; without a period the command lists them.", Arity = ArgumentArity.ZeroOrOne };
        var site = new Option<string?>("--site") { Description = "The site it is about.", HelpName = "ID" };
        var region = new Option<string?>("--region") { Description = "The division whose sites it is about.", HelpName = "CODE" };
        var from = new Option<string?>("--from") { Description = "The first day.", HelpName = "DAY" };
        var to = new Option<string?>("--to") { Description = "The last day.", HelpName = "DAY" };
        var min = new Option<int?>("--min") { Description = "Only units with that many tonnes and more, for lists and sums.", HelpName = "T" };
        var atLine = new Option<long?>("--at-line") { Description = "As of this line of the ledger.", HelpName = "N" };
        var format = new Option<string>("--format") { Description = "csv, xlsx or json.", DefaultValueFactory = static _ => "csv" };
        var language = new Option<string>("--language") { Description = "zh or en.", DefaultValueFactory = static _ => "zh" };
        var file = new Option<string?>("--out") { Description = "The file to write, instead of standard output.", HelpName = "FILE" };
        format.AcceptOnlyFromAmong("csv", "xlsx", "json");
        language.AcceptOnlyFromAmong("zh", "en");
        foreach (var day in new[] { from, to })
        {
            day.Validators.Add(result =>
            {
                if (result.Tokens is [var token] && !LocalDatePattern.Iso.Parse(token.Value).Success)
                {
                    result.AddError($"{day.Name} {token.Value} is no day: write 2025-03-01.");
                }
            });
        }

        var command = new Command("book", "A ledger book, list or periodic report of a site or region, in its official columns.")
        {
            book, site, region, from, to, min, atLine, format, language, file,
        }.WithStorage();
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(book) is not { Length: > 0 } name)
            {
                foreach (var row in BookTables.All.Concat(NationalBooks.All))
                {
                    await Console.Out.WriteLineAsync($"{row.Book,-30} {row.Zh}  {row.En}");
                }

                return Cli.Fine;
            }

            if ((NationalBooks.Find(name) is { } known
                    ? Question(known, parsed.GetValue(site), parsed.GetValue(region), parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(min), parsed.GetValue(language)!, out var question)
                    : Unknown(name, out question)) is { } unfit)
            {
                return await Say(unfit);
            }

            await using var closed = await Closed.Open(Settings.From(parsed), cancel);
            var (documents, line) = await closed.Replay([new RegisterFold(), new LawFold(), new MovementFold(), new NationalFold()], parsed.GetValue(atLine), cancel);
            var register = new Register(documents);
            if (question!.Site is { } mine && register.Site(mine) is null)
            {
                return await Say(Refused.With("site_unknown", "", ("site", mine.Text)));
            }

            var read = BookMaker.Make(question, register, line);
            return read.View is { } sheet
                ? await Write(sheet, parsed.GetValue(format)!, question.Language, parsed.GetValue(file), cancel)
                : await Say(read.Refused!);
        });
        return command;
    }

    private static Refused Unknown(string name, out BookQuestion? question)
    {
        question = null;
        return Refused.With("book_unknown", "", ("book", name));
    }

    private static Refused? Question(BookRow book, string? site, string? region, string? from, string? to, int? min, string language, out BookQuestion? question)
    {
        question = null;
        if ((from is null ? "from" : to is null ? "to" : null) is { } missing)
        {
            return Refused.With("field_missing", "", ("field", missing));
        }

        if (region is not null && Divisions.Find(region) is null)
        {
            return Refused.With("division_unknown", "", ("division", region));
        }

        SiteId? named = site is null ? null : new SiteId(site);
        question = new(book, named, region, LocalDatePattern.Iso.Parse(from!).Value, LocalDatePattern.Iso.Parse(to!).Value, language, MinTonnes: min);
        return question.Objection();
    }

    private static async Task<int> Write(BookSheet sheet, string format, string language, string? file, CancellationToken cancel)
    {
        var bytes = format switch
        {
            "csv" => BookCsv.Of(sheet, language),
            "xlsx" => BookXlsx.Of(sheet, language),
            _ => JsonSerializer.SerializeToUtf8Bytes(sheet, Wire.Options),
        };
        await using var to = file is null ? Console.OpenStandardOutput() : OutFile.Create(file);
        await to.WriteAsync(bytes, cancel);
        if (file is not null)
        {
            await Console.Error.WriteLineAsync(file);
        }

        return Cli.Fine;
    }

    private static async Task<int> Say(Refused refused)
    {
        var sentence = Refusals.Of(refused.Code);
        await Console.Error.WriteLineAsync($"{sentence.SayZh(refused.Details)}\n{sentence.SayEn(refused.Details)}");
        return Cli.Finding;
    }
}
