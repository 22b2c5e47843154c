using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace WasteFlow.Simulator.Truth;

/// <summary>Writes the two layers of truth: <c>told.json</c> and <c>really.json</c>. Masses are whole grams.</summary>
public static class TruthFiles
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteTold(Stream to, Told told, int seed, IReadOnlyList<Period> periods)
    {
        using var writer = new Utf8JsonWriter(to, Options);
        writer.WriteStartObject();
        writer.WriteString("layer", "told");
        writer.WriteNumber("seed", seed);
        Periods(writer, told.Book, periods);
        writer.WriteStartArray("coverage");
        foreach (var (stream, c) in told.Coverage.Streams)
        {
            writer.WriteStartObject();
            writer.WriteString("stream", stream);
            writer.WriteNumber("acts", c.Acts);
            writer.WriteNumber("refused", c.Refusals);
            writer.WriteNumber("combined", c.Combined);
            writer.WriteNumber("refusedAtGate", c.RefusedAtGate);
            writer.WriteNumber("short", c.Short);
            writer.WriteNumber("settled", c.Settled);
            writer.WriteNumber("residuesTreatedAgain", c.ResiduesTreatedAgain);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void WriteReally(Stream to, Really really, int seed, IReadOnlyList<Period> periods)
    {
        using var writer = new Utf8JsonWriter(to, Options);
        writer.WriteStartObject();
        writer.WriteString("layer", "really");
        writer.WriteNumber("seed", seed);
        Periods(writer, really.Book, periods);
        writer.WriteStartArray("cheats");
        foreach (var cheat in really.Cheats)
        {
            writer.WriteStartObject();
            writer.WriteString("at", InstantPattern.ExtendedIso.Format(cheat.At));
            writer.WriteString("kind", cheat.Kind);
            writer.WriteString("who", cheat.Who.Text);
            writer.WriteString("toldStream", cheat.ToldStream);
            writer.WriteString("toldCode", cheat.ToldCode.Text);
            writer.WriteNumber("toldGrams", cheat.ToldGrams);
            writer.WriteString("reallyStream", cheat.RealStream);
            writer.WriteString("reallyCode", cheat.RealCode.Text);
            writer.WriteNumber("reallyGrams", cheat.RealGrams);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>A term's name as the identity of the system has it.</summary>
    public static string NameOf(Term term)
    {
        var name = term is Term.Stock or Term.Transit or Term.Discrepancy ? $"closing{term}" : term.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static void Periods(Utf8JsonWriter writer, Book book, IReadOnlyList<Period> periods)
    {
        writer.WriteStartArray("periods");
        foreach (var period in periods)
        {
            writer.WriteStartObject();
            writer.WriteString("from", LocalDatePattern.Iso.Format(period.From));
            writer.WriteString("to", LocalDatePattern.Iso.Format(period.To));
            writer.WriteStartArray("streams");
            foreach (var stream in book.Streams)
            {
                writer.WriteStartObject();
                writer.WriteString("stream", stream);
                foreach (var (term, grams) in book.Terms(stream, period.From, period.To).OrderBy(static t => t.Key))
                {
                    if (term != Term.Unrecorded || grams != 0)
                    {
                        writer.WriteNumber(NameOf(term), grams);
                    }
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}

/// <summary>From the first to the last day, both included.</summary>
public sealed record Period(LocalDate From, LocalDate To)
{
    /// <summary>The whole play, and each calendar month of it.</summary>
    public static IReadOnlyList<Period> Of(Book book)
    {
        var periods = new List<Period> { new(book.First, book.Last) };
        for (var month = new YearMonth(book.First.Year, book.First.Month); month.OnDayOfMonth(1) <= book.Last;)
        {
            var first = month.OnDayOfMonth(1);
            var last = first.PlusMonths(1).PlusDays(-1);
            if (book.AnyBetween(first, last))
            {
                periods.Add(new(first, last));
            }

            month = new YearMonth(last.PlusDays(1).Year, last.PlusDays(1).Month);
        }

        return periods;
    }
}
