using Microsoft.EntityFrameworkCore;

namespace WasteFlow.Registry;

/// <summary>Who may come in, and how. Nothing of this is ever in a line.</summary>
public sealed class RegistryDb(DbContextOptions<RegistryDb> options) : DbContext(options)
{
    public DbSet<Person> People => Set<Person>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Person>(static e =>
        {
            e.ToTable("people").HasKey(static p => p.Id);
            e.Property(static p => p.Id).HasColumnName("id").HasMaxLength(64);
            e.Property(static p => p.Name).HasColumnName("name").HasMaxLength(200);
            e.Property(static p => p.Phone).HasColumnName("phone").HasMaxLength(40);
            e.Property(static p => p.Enterprise).HasColumnName("enterprise").HasMaxLength(64);
            e.Property(static p => p.Roles).HasColumnName("roles").HasMaxLength(200);
            e.Property(static p => p.Region).HasColumnName("region").HasMaxLength(12);
            e.Property(static p => p.Streams).HasColumnName("streams").HasMaxLength(400);
            e.Property(static p => p.Password).HasColumnName("password").HasMaxLength(200);
        });
        modelBuilder.Entity<ApiKey>(static e =>
        {
            e.ToTable("api_keys").HasKey(static k => k.Hash);
            e.Property(static k => k.Hash).HasColumnName("hash").HasMaxLength(64);
            e.Property(static k => k.Person).HasColumnName("person").HasMaxLength(64);
            e.HasOne<Person>().WithMany().HasForeignKey(static k => k.Person);
        });
        modelBuilder.Entity<SessionRow>(static e =>
        {
            e.ToTable("sessions").HasKey(static s => s.Id);
            e.Property(static s => s.Id).HasColumnName("id");
            e.Property(static s => s.Person).HasColumnName("person").HasMaxLength(64);
            e.Property(static s => s.IssuedAt).HasColumnName("issued_at");
            e.Property(static s => s.ExpiresAt).HasColumnName("expires_at");
            e.Property(static s => s.By).HasColumnName("signed_in_by").HasMaxLength(20);
            e.HasIndex(static s => s.Person);
        });
    }
}

/// <summary>A person or machine. Roles and streams are words with a space between.</summary>
public sealed class Person
{
    public required string Id { get; set; }

    public required string Name { get; set; }

    public string? Phone { get; set; }

    public string? Enterprise { get; set; }

    public required string Roles { get; set; }

    public string? Region { get; set; }

    public string? Streams { get; set; }

    /// <summary>See <see cref="Passwords"/>; null for who signs in by key only.</summary>
    public string? Password { get; set; }
}

/// <summary>The SHA-256 of an API key in hexadecimal; the key itself is shown once and kept by its owner.</summary>
public sealed class ApiKey
{
    public required string Hash { get; set; }

    public required string Person { get; set; }
}

/// <summary>A token that was given out. Times are milliseconds since 1970.</summary>
public sealed class SessionRow
{
    public Guid Id { get; set; }

    public required string Person { get; set; }

    public long IssuedAt { get; set; }

    public long ExpiresAt { get; set; }

    /// <summary><c>password</c> or <c>key</c>.</summary>
    public required string By { get; set; }
}
