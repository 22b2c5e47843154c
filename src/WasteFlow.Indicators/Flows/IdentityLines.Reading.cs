using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>The identities as they are asked for.</summary>
public static partial class IdentityLines
{
    /// <summary>The identity of every stream that ever had mass, or of one, from one day to another, both counted.</summary>
    public static IReadOnlyList<StreamIdentity> Read(FoldDocuments documents, string? stream, LocalDate? from, LocalDate? to)
    {
        var sums = new SortedDictionary<string, Dictionary<string, long>>(StringComparer.Ordinal);
        foreach (var (key, day) in documents.Scan<DayTerms>(Days))
        {
            var date = LocalDatePattern.Iso.Parse(key[Days.Length..]).Value;
            if (date > to)
            {
                break;
            }

            foreach (var (of, terms) in day.Streams.Where(s => stream is null || s.Key.Equals(stream, StringComparison.Ordinal)))
            {
                var sum = sums.TryGetValue(of, out var there) ? there : sums[of] = new(StringComparer.Ordinal);
                foreach (var (term, grams) in terms)
                {
                    Sum(sum, term, grams, before: date < from);
                }
            }
        }

        return [.. sums.Select(static s => Identity(s.Key, term => s.Value.GetValueOrDefault(term)))];
    }

    public static TreatmentIdentity ReadTreatments(FoldDocuments documents, long line)
    {
        var sums = documents.Get<TreatmentSums>(TreatmentsKey) ?? TreatmentSums.None;
        return new(
            line, sums.Count, sums.WasteIn, sums.Additions, sums.Products, sums.Residues, sums.Losses, sums.Emplaced, sums.Unbalanced, sums.LeftOpen);
    }

    private static StreamIdentity Identity(string stream, Func<string, long> of) => new(
        stream, of(Accounts.Opening), of(Accounts.Generated), of(Accounts.Treatment), of(Accounts.BroughtIn), of(Accounts.Gain),
        of(In(Reclassified)), of(Classes.Utilised), of(Classes.Incinerated), of(Classes.Landfilled), of(Classes.Otherwise),
        of(Accounts.StorageLoss), of(Accounts.Weighing), of(Out(Reclassified)), of(Accounts.SentOut),
        of(Places.Storage), of(Places.Transit), of(Places.Discrepancy));

    /// <summary>What stands (storage, transit, discrepancy) is carried on; flows before the period only count as its opening.</summary>
    private static void Sum(Dictionary<string, long> sum, string term, long grams, bool before)
    {
        var stands = term is Places.Storage or Places.Transit or Places.Discrepancy;
        if (stands || !before)
        {
            sum[term] = sum.GetValueOrDefault(term) + grams;
        }

        if (stands && before)
        {
            sum[Accounts.Opening] = sum.GetValueOrDefault(Accounts.Opening) + grams;
        }
    }
}
