using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>What a treatment, or a second look at the gate, shows of the waste that came.</summary>
internal static class Treatments
{
    /// <summary>Waste goes into a landfill: one alarm for a site's month, with all its grams.</summary>
    public static IEnumerable<Seen> Landfilled(Scene scene)
    {
        if (scene.Line.Act != "treat-waste")
        {
            return [];
        }

        var month = Waste.Calendar.DayOf(scene.Line.HappenedAt()).ToString("uuuu-MM", CultureInfo.InvariantCulture);
        return scene.Line.Moves
            .Where(static m => m.To == Accounts.Treatment && m.Class == Classes.Landfilled)
            .Select(m => (m.Grams, Lot: LotId.TryRead(m.From, out var lot) ? scene.Lot(lot) : null))
            .Where(static m => m.Lot is not null)
            .GroupBy(static m => (m.Lot!.Holder, m.Lot.Stream, m.Lot.Code))
            .Select(g => new Seen(
                $"{g.Key.Holder}@{g.Key.Code}@{month}", new(g.Key.Holder, Stream: g.Key.Stream, Code: g.Key.Code, Grams: g.Sum(static m => m.Grams)), Adds: true));
    }

    /// <summary>A run leaves more residue than its waste should hold of other fractions.</summary>
    public static IEnumerable<Seen> Impure(Scene scene)
    {
        if (scene.Line.Act != "treat-waste" || scene.Line.As<TreatWaste>() is not { Residues.Count: > 0 } said)
        {
            yield break;
        }

        var inputs = scene.Line.Moves.Where(static m => m.To == Accounts.Treatment && m.Class is not null).ToArray();
        var lot = inputs.Select(static m => LotId.TryRead(m.From, out var id) ? id : default).Select(scene.Lot).FirstOrDefault(static l => l is not null);
        var residues = scene.Line.Moves.Where(static m => m.From == Accounts.Treatment && LotId.TryRead(m.To, out _)).Sum(static m => m.Grams);
        var all = inputs.Sum(static m => m.Grams);
        if (lot is not null && scene.Site(said.Site) is { } site
            && scene.Law.On(Waste.Calendar.DayOf(scene.Line.HappenedAt())).Rule("impurity-share", site.Division, lot.Stream)?.Value is { } percent
            && (Int128)residues * 100 > (Int128)all * percent)
        {
            yield return new(
                FormattableString.Invariant($"{scene.Line.Number}"), new(said.Site, Stream: lot.Stream, Code: lot.Code, Grams: residues));
        }
    }

    /// <summary>A lot that came by a manifest turns out to be of another class.</summary>
    public static IEnumerable<Seen> FoundAnother(Scene scene)
    {
        if (scene.Line.Act == "reclassify-waste" && scene.Line.As<ReclassifyWaste>() is var said
            && scene.Lot(said.Lot) is { Manifest: { } manifest } lot
            && WasteCodes.ClassOf(said.Code) != WasteCodes.ClassOf(lot.Code))
        {
            yield return new(
                said.Lot.ToString(), new(said.Site, Stream: lot.Stream, Code: lot.Code, Manifest: manifest, Lot: said.Lot, Grams: lot.Grams));
        }
    }
}
