using Microsoft.AspNetCore.Routing;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;

namespace WasteFlow.Portal.Doors;

/// <summary>The words of the house in Chinese and English; nothing of them is secret.</summary>
public static class GlossaryDoor
{
    public static Task<Page> Show(Visit visit, RouteValueDictionary route) => Task.FromResult(Page.Of<GlossaryPage>());
}
