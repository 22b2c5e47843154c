using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>
/// Whether the label of a container (标签码) says what is in it (Order 23 art. 13: marks agree with the manifest). Only a label that was made here tells that: of any
/// other the widths of its digits are not known, so it is taken as it is.
/// </summary>
public static class LabelMatch
{
    /// <summary>Of containers that are filled at a site: made for its waste of that code.</summary>
    public static Refused? Filled(IReadOnlyList<Container>? containers, string stream, WasteCode code, SiteId site, Register register, Findings found) =>
        Objection(containers?.Select(static (c, i) => (c.Label, FormattableString.Invariant($"/containers/{i}/label"))), stream, code, site, made => made.Site == site, register, found);

    /// <summary>Of containers that go along with an item: made for waste of its code, wherever it was filled.</summary>
    /// <param name="pointer">To the labels in the ask.</param>
    public static Refused? Loaded(IReadOnlyList<string>? labels, string pointer, string stream, WasteCode code, SiteId mover, Register register, Findings found) =>
        Objection(labels?.Select((l, i) => (l, FormattableString.Invariant($"{pointer}/{i}"))), stream, code, mover, static _ => true, register, found);

    private static Refused? Objection(
        IEnumerable<(string Label, string Pointer)>? labels, string stream, WasteCode code, SiteId at, Func<LabelSheet, bool> fits, Register register, Findings found)
    {
        foreach (var (label, pointer) in labels ?? [])
        {
            var made = register.Fold(LabelFold.FoldName);
            if (LabelFold.LineOf(label, made) is { } line && LabelFold.Find(line, made) is { } sheet && !(sheet.Code == code && fits(sheet))
                && found.Weigh("label-matches", register.Site(at)!.Division, stream, Refused.With(
                    "label_differs", pointer, ("label", label), ("made", sheet.Code.Text), ("site", sheet.Site.Text), ("code", code.Text), ("at", at.Text))) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }
}
