using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Disposers;

/// <summary>
/// What samples of lots said (化验), of streams that a method asks it of; and which lots a lot was made of, so that a sample's word goes with the
/// waste, also where it comes in after the waste has left (practice.md section 3).
/// </summary>
public sealed class AssayFold : Fold
{
    public const string FoldName = "assays";

    public override string Name => FoldName;

    public override void Apply(Line line, FoldDocuments documents)
    {
        LawFold.Take(line, documents);
        var methods = LawFold.Of(documents).On(Calendar.DayOf(line.RecordedAt)).Tables.Methods;
        foreach (var born in line.Lots.Where(l => methods.AskAssay(l.Stream)))
        {
            var known = documents.Get<SampledLot>(Key(born.Lot));
            documents.Put(Key(born.Lot), known ?? new SampledLot(born.Code, null, []));
        }

        foreach (var move in line.Moves)
        {
            if (LotId.TryRead(move.From, out var from) && LotId.TryRead(move.To, out var to)
                && documents.Get<SampledLot>(Key(from)) is { } source && documents.Get<SampledLot>(Key(to)) is { } lot && lot.Code == source.Code)
            {
                documents.Put(Key(to), lot with { From = [.. lot.From, from] });
            }
        }

        if (line.Act == "assay-waste" && line.As<AssayWaste>() is { Meets: { } meets } assay)
        {
            documents.Put(Key(assay.Lot), (documents.Get<SampledLot>(Key(assay.Lot)) ?? new SampledLot(default, null, [])) with { Meets = meets });
        }
    }

    /// <summary>
    /// Whether a lot meets its standard: its own last sample says so, else those of all it was made of; one of them that fails, fails it. Null where
    /// a part was never tested. What was sorted into another code counts as not tested.
    /// </summary>
    public static bool? Meets(LotId lot, Register register)
    {
        var documents = register.Fold(FoldName);
        var seen = new Dictionary<LotId, bool?>();
        return Of(lot);

        bool? Of(LotId of)
        {
            if (seen.TryGetValue(of, out var known))
            {
                return known;
            }

            var found = documents.Get<SampledLot>(Key(of));
            bool?[] parts = found is { Meets: null } ? [.. found.From.Select(Of)] : [found?.Meets];
            return seen[of] = parts.Contains(false) ? false : parts.Length == 0 || parts.Contains(null) ? null : true;
        }
    }

    private static string Key(LotId lot) => lot.ToString();
}

/// <summary>A lot as samples know it.</summary>
/// <param name="Meets">What its own last sample said; null where none was taken.</param>
/// <param name="From">The lots it was made of that have the same code.</param>
public sealed record SampledLot(WasteCode Code, bool? Meets, IReadOnlyList<LotId> From);
