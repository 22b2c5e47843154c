using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// The two identities (物料平衡): each stream's terms by the day, in Asia/Shanghai, on which a line is claimed to have happened, and every
/// treatment's sum. A move gives and takes in one line, so both hold for any period.
/// </summary>
public static class IdentityLines
{
    private const string Days = "identity/";
    private const string TreatmentsKey = "treatments";
    private const string Reclassified = "reclassified";

    public static void Take(Line line, FoldDocuments documents)
    {
        if (line.Moves.Count == 0 && line.Lots.Count == 0)
        {
            return;
        }

        var day = Calendar.DayOf(line.HappenedAt());
        var key = Days + LocalDatePattern.Iso.Format(day);
        var terms = documents.Get<DayTerms>(key) ?? new DayTerms([]);
        var born = line.Lots.ToDictionary(static l => l.Lot.ToString(), static l => (l.Stream, l.Place), StringComparer.Ordinal);
        foreach (var lot in line.Lots)
        {
            Change(documents.Get<LotState>(FlowLines.Key(lot.Lot)), lot, terms);
        }

        foreach (var move in line.Moves)
        {
            Take(move, Find(move.From), Find(move.To), terms);
        }

        documents.Put(key, terms);
        TakeTreatment(line, documents);

        (string Stream, string Place)? Find(string end) =>
            born.TryGetValue(end, out var said) ? said
            : LotId.TryRead(end, out var id) && documents.Get<LotState>(FlowLines.Key(id)) is { } lot ? (lot.Stream, lot.Place)
            : null;
    }

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
            line, sums.Count, sums.WasteIn, sums.Additions, sums.Products, sums.Residues, sums.Losses, sums.Emplaced, sums.Unbalanced);
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

    private static void Change(LotState? before, LotBorn now, DayTerms terms)
    {
        var grams = before?.Atoms.Sum(static a => a.Grams) ?? 0;
        if (grams != 0)
        {
            Take(new Move("", "", grams), (before!.Stream, before.Place), (now.Stream, now.Place), terms);
        }
    }

    private static void Take(Move move, (string Stream, string Place)? from, (string Stream, string Place)? to, DayTerms terms)
    {
        var stream = from?.Stream ?? to?.Stream ?? move.Stream;
        if (from is { } left)
        {
            terms.Add(left.Stream, left.Place, -move.Grams);
        }
        else if (stream is not null && (to is not null || IsSigned(move.From)))
        {
            terms.Add(stream, move.From, IsSigned(move.From) ? -move.Grams : move.Grams);
        }

        if (to is { } entered)
        {
            terms.Add(entered.Stream, entered.Place, move.Grams);
        }
        else if (stream is not null && (from is not null || IsSigned(move.To)))
        {
            terms.Add(stream, Is(move.To, Accounts.Treatment) ? move.Class ?? Classes.Otherwise : move.To, move.Grams);
        }

        if (from is { } a && to is { } b && !a.Stream.Equals(b.Stream, StringComparison.Ordinal))
        {
            terms.Add(a.Stream, Out(Reclassified), move.Grams);
            terms.Add(b.Stream, In(Reclassified), move.Grams);
        }
    }

    /// <summary>Weighing differences and open surpluses stand in the identity of their stream; the other accounts are sources or ends.</summary>
    private static bool IsSigned(string account) => account is Accounts.Weighing or Accounts.Discrepancy;

    private static void TakeTreatment(Line line, FoldDocuments documents)
    {
        var into = line.Moves.Where(static m => Is(m.To, Accounts.Treatment)).ToList();
        var outOf = line.Moves.Where(static m => Is(m.From, Accounts.Treatment)).ToList();
        if (into.Count + outOf.Count == 0)
        {
            return;
        }

        var before = documents.Get<TreatmentSums>(TreatmentsKey) ?? TreatmentSums.None;
        var sums = new TreatmentSums(
            before.Count + 1,
            before.WasteIn + into.Where(static m => !Is(m.From, Accounts.Addition)).Sum(static m => m.Grams),
            before.Additions + into.Where(static m => Is(m.From, Accounts.Addition)).Sum(static m => m.Grams),
            before.Products + outOf.Where(static m => Is(m.To, Accounts.Product)).Sum(static m => m.Grams),
            before.Residues + outOf.Where(static m => LotId.TryRead(m.To, out _)).Sum(static m => m.Grams),
            before.Losses + outOf.Where(static m => Is(m.To, Accounts.Loss)).Sum(static m => m.Grams),
            before.Emplaced + outOf.Where(static m => Is(m.To, Accounts.Emplaced)).Sum(static m => m.Grams),
            into.Sum(static m => m.Grams) == outOf.Sum(static m => m.Grams) ? before.Unbalanced : [.. before.Unbalanced, line.Number]);
        documents.Put(TreatmentsKey, sums);
    }

    private static bool Is(string end, string account) =>
        end.StartsWith(account, StringComparison.Ordinal) && (end.Length == account.Length || end[account.Length] == ':');

    private static string In(string what) => what + "-in";

    private static string Out(string what) => what + "-out";

    /// <summary>One day's terms by stream; a term is an account, an outcome class or a place.</summary>
    private sealed record DayTerms(Dictionary<string, Dictionary<string, long>> Streams)
    {
        public void Add(string stream, string term, long grams)
        {
            if (!Streams.TryGetValue(stream, out var terms))
            {
                Streams[stream] = terms = new(StringComparer.Ordinal);
            }

            terms[term] = terms.GetValueOrDefault(term) + grams;
        }
    }

    private sealed record TreatmentSums(
        long Count, long WasteIn, long Additions, long Products, long Residues, long Losses, long Emplaced, IReadOnlyList<long> Unbalanced)
    {
        public static readonly TreatmentSums None = new(0, 0, 0, 0, 0, 0, 0, []);
    }
}
