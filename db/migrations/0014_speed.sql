-- What a page asks for again and again, and that a long record made slow.

-- What a placing authority is told of the children allocated to a social worker.
create index duty_told_to_authority on kith.duty (provider_id, child_id)
  where recipient in ('social-worker', 'placing-authority') and action in ('notify', 'consult', 'agree');
