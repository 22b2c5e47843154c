using Microsoft.AspNetCore.Components;
using WasteFlow.Portal.Reading;
using WasteFlow.Portal.Visits;

namespace WasteFlow.Portal.Pages;

/// <summary>A page: it draws what its door found, and asks nobody.</summary>
public abstract class Sheet : ComponentBase
{
    [Parameter, EditorRequired]
    public Visit Visit { get; set; } = null!;

    protected Language Language => Visit.Language;

    protected string Say(string zh, string en) => Language.Say(zh, en);
}

/// <summary>A piece of a page.</summary>
public abstract class Part : ComponentBase
{
    [CascadingParameter]
    public Visit Visit { get; set; } = null!;

    protected Language Language => Visit.Language;

    protected string Say(string zh, string en) => Language.Say(zh, en);
}
