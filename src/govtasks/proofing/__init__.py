"""The draft check (发文前体检): what the office that drafts a notice should mend before it is sent."""
