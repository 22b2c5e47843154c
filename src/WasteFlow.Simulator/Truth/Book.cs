using NodaTime;

namespace WasteFlow.Simulator.Truth;

/// <summary>The terms of a stream's identity; the last three are what stands at the end.</summary>
public enum Term
{
    Opening,
    Generated,
    ResiduesBorn,
    BroughtIn,
    Gains,
    ReclassifiedIn,
    Utilised,
    Incinerated,
    Landfilled,
    Otherwise,
    StorageLoss,
    Weighing,
    ReclassifiedOut,
    SentOut,
    Unrecorded,
    Stock,
    Transit,
    Discrepancy,
}

/// <summary>
/// A household account book: a sum for each day, stream and term. Knows nothing of lines, lots or the ledger's rules;
/// whoever posts says what happened.
/// </summary>
public sealed class Book
{
    private readonly SortedDictionary<LocalDate, Dictionary<(string Stream, Term Term), long>> days = [];

    /// <summary>Every stream that has a posting, in ordinal order.</summary>
    public IReadOnlyList<string> Streams =>
        [.. days.Values.SelectMany(static d => d.Keys.Select(static k => k.Stream)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public LocalDate First => days.Keys.First();

    public LocalDate Last => days.Keys.Last();

    /// <summary>Whether anything was posted from the first to the last day.</summary>
    public bool AnyBetween(LocalDate from, LocalDate to) => days.Keys.Any(d => d >= from && d <= to);

    public void Post(LocalDate day, string stream, Term term, long grams)
    {
        if (!days.TryGetValue(day, out var terms))
        {
            days[day] = terms = [];
        }

        terms[(stream, term)] = terms.GetValueOrDefault((stream, term)) + grams;
    }

    /// <summary>What was posted from the first to the last day, both included.</summary>
    public long Sum(string stream, Term term, LocalDate from, LocalDate to) =>
        days.Where(d => d.Key >= from && d.Key <= to).Sum(d => d.Value.GetValueOrDefault((stream, term)));

    /// <summary>The terms of a period. What stood before its first day opens it.</summary>
    public IReadOnlyDictionary<Term, long> Terms(string stream, LocalDate from, LocalDate to)
    {
        var before = from.PlusDays(-1);
        var terms = Enum.GetValues<Term>().ToDictionary(static t => t, t => Sum(stream, t, from, to));
        foreach (var standing in (Term[])[Term.Stock, Term.Transit, Term.Discrepancy])
        {
            var brought = Sum(stream, standing, LocalDate.MinIsoValue, before);
            terms[Term.Opening] += brought;
            terms[standing] += brought;
        }

        return terms;
    }

    /// <summary>In minus out: zero, or the book itself is wrong.</summary>
    public static long Gap(IReadOnlyDictionary<Term, long> terms)
    {
        var balance = 0L;
        foreach (var (term, grams) in terms)
        {
            balance += term <= Term.ReclassifiedIn ? grams : -grams;
        }

        return balance;
    }
}
