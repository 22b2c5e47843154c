using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Client.National;

/// <summary>Which of our sites a unit is that a file of the national platform names by its credit code: its only one, or the one that somebody chose.</summary>
public sealed class NationalSites
{
    private readonly Dictionary<string, IReadOnlyList<RegisterSite>> known = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, string> chosen;

    private NationalSites(IReadOnlyDictionary<string, string> chosen) => this.chosen = chosen;

    /// <summary>The units that have several sites here, in the file's order.</summary>
    public IEnumerable<(string Unit, IReadOnlyList<RegisterSite> Sites)> Several => known.Where(static k => k.Value.Count > 1).Select(static k => (k.Key, k.Value));

    /// <summary>Asks the register for all units that the file names.</summary>
    /// <param name="chosen">The site of a unit that has several, by the unit's credit code.</param>
    public static async Task<NationalSites> Of(
        WasteFlowClient client, string text, IEnumerable<NationalColumn> mapping, IReadOnlyDictionary<string, string> chosen, CancellationToken cancel)
    {
        var sites = new NationalSites(chosen);
        var columns = mapping.Where(static m => m.As == "site").Select(static m => m.Column).Distinct(StringComparer.Ordinal).ToList();
        var units = TableRow.Each(text).Where(static r => r.Row is not null).SelectMany(r => columns.Select(c => r.Row!.Maybe(c)?.Trim())).OfType<string>();
        foreach (var unit in units.Distinct(StringComparer.Ordinal))
        {
            sites.known[unit] = EnterpriseId.TryRead(unit, out var enterprise) ? (await client.Sites(enterprise, cancel: cancel)).Value ?? [] : [];
        }

        return sites;
    }

    /// <exception cref="CellFault">The unit has no site here, or several and none of them is chosen.</exception>
    public string Of(string unit) => known[unit] switch
    {
        [] => throw new CellFault($"“{unit}”在本系统没有登记场所", $"expected a unit that has a site here, and “{unit}” has none"),
        var sites when chosen.TryGetValue(unit, out var site) => sites.Any(s => s.Site.Text == site)
            ? site
            : throw new CellFault($"“{site}”不是“{unit}”的场所", $"expected a site of “{unit}”, and “{site}” is none"),
        [var one] => one.Site.Text,
        var several => throw new CellFault(
            $"“{unit}”有 {several.Count} 个场所，请选择其中一个",
            $"expected one site of “{unit}” to be chosen, as it has {several.Count}: {string.Join(", ", several.Select(static s => s.Site.Text))}"),
    };
}
