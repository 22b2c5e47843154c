using Microsoft.EntityFrameworkCore;
using WasteFlow.Hosting;

namespace WasteFlow.Registry;

/// <summary>The people and machines of the house, in the Registry's database.</summary>
public sealed class People(RoomDatabase database)
{
    public async Task<bool> AreThere(CancellationToken cancel)
    {
        await using var db = Open();
        return await db.People.AnyAsync(cancel);
    }

    public async Task<Person?> Find(string id, CancellationToken cancel)
    {
        await using var db = Open();
        return await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancel);
    }

    public async Task<Person?> ByKey(string key, CancellationToken cancel)
    {
        var hash = Passwords.KeepKey(key);
        await using var db = Open();
        return await db.ApiKeys.Where(k => k.Hash == hash).Join(db.People, static k => k.Person, static p => p.Id, static (_, p) => p)
            .AsNoTracking().FirstOrDefaultAsync(cancel);
    }

    /// <summary>False where the id, or the key, is taken already.</summary>
    public async Task<bool> Add(Person person, string? key, CancellationToken cancel)
    {
        await using var db = Open();
        var hash = key is null ? null : Passwords.KeepKey(key);
        if (await db.People.AnyAsync(p => p.Id == person.Id, cancel) || (hash is not null && await db.ApiKeys.AnyAsync(k => k.Hash == hash, cancel)))
        {
            return false;
        }

        db.Add(person);
        if (hash is not null)
        {
            db.Add(new ApiKey { Hash = hash, Person = person.Id });
        }

        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            // Somebody else took the id between the question and the commit.
            return false;
        }
    }

    public async Task Remember(SessionRow session, CancellationToken cancel)
    {
        await using var db = Open();
        db.Add(session);
        await db.SaveChangesAsync(cancel);
    }

    private RegistryDb Open() => database.Open<RegistryDb>("registry");
}
