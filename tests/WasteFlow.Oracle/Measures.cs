using System.Numerics;

namespace WasteFlow.Oracle;

/// <summary>Months in a row, both ends counted: since year 0.</summary>
readonly record struct Span(int First, int Last)
{
    public static Span OfYear(int year) => new(year * 12, year * 12 + 11);

    public static Span Of(int year, int first, int last) => new(year * 12 + first - 1, year * 12 + last - 1);

    public int Year => Last / 12;

    public bool IsYear => First % 12 == 0 && Last - First == 11;

    public bool IsHalf => First % 6 == 0 && Last - First == 5;

    public Span Before => new(First - 12, Last - 12);

    public Span SinceJanuary => this with { First = Year * 12 };

    public int Days => new DateOnly(Year, Last % 12 + 1, 1).AddMonths(1).DayNumber - new DateOnly(First / 12, First % 12 + 1, 1).DayNumber;

    public bool Holds(int month) => month >= First && month <= Last;
}

/// <summary>What is asked of the happenings; several alternatives are written with bars, and nothing means all.</summary>
sealed record Wanted(string Streams = "", string Codes = "", string Kinds = "", string Tags = "", string Methods = "", bool AtFacility = false, string Classes = "")
{
    public bool TakesStream(string stream) => Streams.Length == 0 || Streams.Split('|').Contains(stream, StringComparer.Ordinal);

    public bool TakesSite(Site site) => site.IsOneOf(Kinds) && site.IsOfClass(Classes) && site.HasOneOf(Tags);

    /// <summary>A code of the lists, a class of the hazardous (HW31) or other (SW61) list, or hazardous classes from and to.</summary>
    public bool TakesCode(string code)
    {
        if (Codes.Length == 0) return true;
        var last = code[(code.LastIndexOf('-') + 1)..];
        var family = last[0] == 'S' ? $"SW{last[1..]}" : $"HW{last}";
        return Codes.Split('|').Any(c => c == code || c == family
            || (c.Length == 9 && c[4] == '-' && string.CompareOrdinal(c[..4], family) <= 0 && string.CompareOrdinal(family, c[5..]) <= 0));
    }
}

/// <summary>The figures of a region's months, added up over everything that happened. What is not known is null, and never 0.</summary>
/// <param name="treated">Whether outcomes count as they are treated; else when their final receiver accepts them.</param>
sealed partial class Measures(Town town, ILookup<string, KeyValuePair<Happening, long>> all, string region, Span months, bool treated)
{
    static readonly string[] Standing = ["stock", "transit", "open"];

    readonly HashSet<string> here = [.. town.Sites.Values.Where(s => Town.IsIn(s.Supervisor, region)).Select(static s => s.Id)];

    public Span Months => months;

    IEnumerable<KeyValuePair<Happening, long>> Flowing => all.Where(static h => !Standing.Contains(h.Key)).SelectMany(static h => h);

    /// <summary>Tonnes of what happened in the months.</summary>
    public Fraction? Sum(string what, Wanted wanted) => IsSilent(wanted, months) ? null : Tonnes(In(Outcome(what), wanted, months).Sum(static h => (decimal)h.Value));

    /// <summary>Tonnes generated in the months and still stored at their end: once a final receiver has accepted it, it is disposed of and not stored.</summary>
    public Fraction? StoredNew(Wanted wanted) => treated ? Stands("stock", wanted, months.Holds) : Stands("stock", wanted, months.Holds) + Stands("taken", wanted, months.Holds);

    string Outcome(string what) => !treated && what is ("utilised" or "incinerated" or "landfilled" or "otherwise") ? $"accepted {what}" : what;

    /// <summary>Tonnes that stand somewhere at the end of the months, of those roots whose month of generation is asked for.</summary>
    public Fraction? Stands(string what, Wanted wanted, Func<int, bool> since) => IsSilent(wanted, months) && !StandsFromBefore(wanted, months) ? null
        : Tonnes(all[what].Where(h => h.Key.Month <= months.Last && since(h.Key.Since) && Takes(wanted, h.Key)).Sum(static h => (decimal)h.Value));

    /// <summary>
    /// Of what was utilised, what came from earlier years' stock (利用往年贮存量): net for each producer, stream and code since 1 January,
    /// max(0, min(utilised, utilised + disposed − generated)); of some months what that grew by.
    /// </summary>
    public Fraction? UtilisedOfEarlierYears(Wanted wanted)
    {
        if (IsSilent(wanted, months)) return null;
        var sum = Earlier(wanted, months.SinceJanuary);
        return Tonnes(sum - (months.First % 12 == 0 ? 0 : Earlier(wanted, new(months.SinceJanuary.First, months.First - 1))));
    }

    public Fraction? Statistic(string name, Span at) => town.Statistic(region, name, Periods.Text(at));

    decimal Earlier(Wanted wanted, Span at)
    {
        var sum = 0m;
        var stores = Flowing.Where(h => at.Holds(h.Key.Month) && Takes(wanted, h.Key)).GroupBy(static h => (h.Key.Producer, h.Key.Stream, h.Key.Code));
        foreach (var store in stores)
        {
            var utilised = store.Where(h => h.Key.What == Outcome("utilised")).Sum(static h => h.Value);
            var disposed = store.Where(h => h.Key.What == Outcome("incinerated") || h.Key.What == Outcome("landfilled") || h.Key.What == Outcome("otherwise")).Sum(static h => h.Value);
            var generated = store.Where(static h => h.Key.What == "generated").Sum(static h => h.Value);
            sum += Math.Max(0, Math.Min(utilised, utilised + disposed - generated));
        }

        return sum;
    }

    /// <summary>Nothing is said of the streams in these months: that nothing happened would be a guess, until somebody confirms it.</summary>
    bool IsSilent(Wanted wanted, Span at) => !all.SelectMany(static h => h).Any(h => at.Holds(h.Key.Month) && IsOf(wanted, h.Key));

    /// <summary>What stands from before is known without a word.</summary>
    bool StandsFromBefore(Wanted wanted, Span at) =>
        Standing.SelectMany(s => all[s]).Where(h => h.Key.Month < at.First && IsOf(wanted, h.Key)).Sum(static h => (decimal)h.Value) != 0;

    bool IsOf(Wanted wanted, Happening h) => wanted.TakesStream(h.Stream) && here.Contains(wanted.AtFacility ? h.At : h.Producer);

    IEnumerable<KeyValuePair<Happening, long>> In(string what, Wanted wanted, Span at) => all[what].Where(h =>
        at.Holds(h.Key.Month) && (wanted.Methods.Length == 0 || wanted.Methods.Split('|').Contains(h.Key.Method, StringComparer.Ordinal)) && Takes(wanted, h.Key));

    bool Takes(Wanted wanted, Happening h)
    {
        var site = wanted.AtFacility ? h.At : h.Producer;
        if (!here.Contains(site) || !wanted.TakesStream(h.Stream) || !wanted.TakesCode(h.Code)) return false;
        if (h.Root != "primary" && h.What != "residue" && !(wanted.AtFacility && h.Root is "outside" or "none")) return false;
        return wanted.TakesSite(town.Sites[site]);
    }

    static Fraction Tonnes(decimal grams) => new(new BigInteger(grams), 1_000_000);
}
