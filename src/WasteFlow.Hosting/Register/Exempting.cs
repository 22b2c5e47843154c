using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>
/// As what kind of party a site falls under the exemption list (豁免管理清单): its own, but a medical institution that told its beds is small or not by them
/// (item 2 of the list of 2021), whatever it was registered as.
/// </summary>
public static class Exempting
{
    private const string Small = "small-clinic";
    private const string Large = "medical-institution";

    public static string KindOf(RegisterSite? site, InForce law) =>
        site is { Kind: Small or Large, Wards.Beds: var beds } && law.Rule("small-institution", site.Division, null)?.Value is { } most
            ? beds <= most ? Small : Large
            : site?.Kind ?? "";
}
